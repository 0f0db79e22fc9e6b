namespace Realtime.Platform;

/// <summary>The refusals that every feature shares; a feature adds its own beside its operations.</summary>
public static class Errors
{
    /// <summary>A value in the request is not acceptable (400 <c>request.invalid</c>).</summary>
    /// <param name="member">The member's name in camelCase.</param>
    /// <param name="message">What is wanted instead.</param>
    public static DomainError Invalid(string member, string message) => new("request.invalid", 400, message) { Member = member };

    /// <summary>The row is absent, or the caller may not know that it exists: both read the same (404).</summary>
    public static DomainError NotFound() => new("resource.not_found", 404, "There is nothing here, or you may not see it.");

    /// <summary>The caller sees the resource but may not do this to it (403).</summary>
    public static DomainError Denied() => new("access.denied", 403, "You may not do that.");

    /// <summary>An API token is not for this (403).</summary>
    public static DomainError ScopeMissing() => new("auth.scope_missing", 403, "This API token was not made for that.");

    /// <summary>Nobody is signed in (401).</summary>
    public static DomainError SignInRequired() => new("auth.required", 401, "Sign in first.");

    /// <summary>The caller's copy is stale (412).</summary>
    /// <param name="current">The resource as it is now.</param>
    public static DomainError Stale(object current) =>
        new("version.stale", 412, "Somebody changed this meanwhile.") { Current = current };

    /// <summary>The operation id already belongs to another kind of command (409).</summary>
    public static DomainError OperationMismatch() =>
        new("operation.mismatch", 409, "This operation id was used for something else.");

    /// <summary>More work waits than the server will hold (503); retrying later with the same operation id is safe.</summary>
    public static DomainError Busy() => new("server.busy", 503, "The server is busy. Try again in a moment.");

    /// <summary>A bound on how many or how often was reached (429).</summary>
    /// <param name="message">Which bound, in one sentence.</param>
    public static DomainError LimitExceeded(string message) => new("limit.exceeded", 429, message);
}

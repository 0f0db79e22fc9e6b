namespace Realtime.Platform.Audit;

/// <summary>Something that was refused.</summary>
/// <param name="Action">What the log calls it.</param>
/// <param name="Operation">The route's pattern or the hub's method; never the address itself, which may hold a secret.</param>
/// <param name="Code">The refusal's code.</param>
/// <param name="Origin">Who asked.</param>
/// <param name="TargetKind">For what kind of thing.</param>
/// <param name="TargetId">For which, whether there is one or not.</param>
internal sealed record Denial(string Action, string Operation, string Code, AuditOrigin Origin, string? TargetKind, Guid? TargetId)
{
    /// <summary>Whose share of the log it takes.</summary>
    public (Guid ActorId, string? Network) Source => Origin.ActorId is { } actorId ? (actorId, null) : (Guid.Empty, Origin.Network);
}

/// <summary>Which refusals are told.</summary>
internal static class DenialRules
{
    public const string Denied = "access.denied";
    public const string Unrecorded = "access.denied_unrecorded";
    public const string SignInFailed = "auth.sign_in_failed";

    /// <summary>What the log calls a refusal; null for one that it does not tell.</summary>
    /// <param name="error">The refusal.</param>
    /// <param name="hasTarget">Whether a particular thing was asked for.</param>
    /// <param name="showsCredential">Whether the caller showed a cookie or a token; without one, being asked to sign in is no news.</param>
    public static string? ActionOf(DomainError error, bool hasTarget, bool showsCredential) => error switch
    {
        { Code: "auth.invalid_credentials" or "auth.challenge_invalid" or "auth.external_denied" or "auth.external_failed" } => SignInFailed,
        { Code: "auth.second_factor_wrong", Status: 401 } => SignInFailed,
        { Status: 403 } or { Code: "auth.refresh_invalid" or "auth.link_invalid" or "auth.password_wrong" or "auth.second_factor_wrong" } => Denied,
        { Code: "resource.not_found" } => hasTarget ? Denied : null,
        { Code: "auth.required" } => showsCredential ? Denied : null,

        // Among others auth.second_factor_required, which is a question and no refusal, and auth.refresh_reused, which the command that
        // found it has told.
        _ => null,
    };
}

namespace Realtime.Platform;

/// <summary>
/// An operation's refusal. HTTP turns it into problem details and the hub into a <c>HubException</c>; the code is the contract,
/// the message is for people.
/// </summary>
/// <param name="code">Stable dotted code, such as <c>resource.not_found</c>.</param>
/// <param name="status">The HTTP status that fits the code.</param>
/// <param name="message">One sentence for a person; never holds a secret.</param>
public sealed class DomainError(string code, int status, string message) : Exception(message)
{
    /// <summary>Stable dotted code.</summary>
    public string Code { get; } = code;

    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The request's member that is at fault, in camelCase, or null.</summary>
    public string? Member { get; init; }

    /// <summary>How long to wait before trying again, where that is known; otherwise null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The resource as it is now, where the caller's copy was stale; otherwise null.</summary>
    public object? Current { get; init; }

    /// <summary>The account that somebody failed to be let in to. For the audit log alone: no caller is told.</summary>
    public Guid? Subject { get; init; }

    /// <summary>What the caller wanted to write over it, so that a page can show both; otherwise null.</summary>
    public object? Yours { get; init; }
}

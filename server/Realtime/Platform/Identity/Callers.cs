namespace Realtime.Platform.Identity;

/// <summary>The one place that says whether what a caller came in by still stands; asked for every request and every new socket.</summary>
internal sealed class Callers(SessionStore sessions, ApiTokens tokens)
{
    /// <summary>Until when the caller's session or API token stands at most; null when it does not any more.</summary>
    public async Task<DateTimeOffset?> StandsUntilAsync(Caller caller, CancellationToken cancellationToken) => caller switch
    {
        { SessionId: null } => null,
        { SessionId: { } id, TokenScopes: null } => (await sessions.FindOpenAsync(id, caller.UserId, cancellationToken))?.ExpiresAt,
        { SessionId: { } id } =>
            await tokens.FindAsync(id, cancellationToken) is { } token ? token.ExpiresAt ?? DateTimeOffset.MaxValue : null,
    };
}

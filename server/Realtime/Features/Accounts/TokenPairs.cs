using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

internal static class TokenPairs
{
    /// <summary>The access token of a session, beside the refresh token that it has.</summary>
    public static TokenReply Pair(this AccessTokens tokens, Guid userId, Guid sessionId, string refresh) =>
        new(tokens.Issue(userId, sessionId), refresh, (int)AccessTokens.Lifetime.TotalSeconds, "Bearer");
}

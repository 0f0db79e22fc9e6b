using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>What a call is answered that opened a session: a cookie or a pair of tokens.</summary>
public static class Entrance
{
    /// <summary>Sends the cookie of a browser's session.</summary>
    internal static async Task<Account> StartAsync(HttpContext context, SignedIn signedIn)
    {
        await context.StartSessionAsync(signedIn.Account.Id, signedIn.SessionId);
        return signedIn.Account;
    }

    /// <summary>The pair of a program's session that is open and has this refresh token.</summary>
    internal static TokenReply Pair(HttpContext context, SignedIn signedIn, string refresh) =>
        context.RequestServices.GetRequiredService<AccessTokens>().Pair(signedIn.Account.Id, signedIn.SessionId, refresh);

    /// <summary>The session whose cookie is about to be overwritten; a token beside it is kept by whoever sent it.</summary>
    internal static Caller? Before(HttpContext context) =>
        context.User.Identity?.IsAuthenticated is true && !Authentication.UsesBearer(context.Request) ? Caller.From(context.User) : null;
}

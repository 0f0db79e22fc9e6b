using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;

namespace Realtime.Platform.Identity;

/// <summary>The two ways to be known: a browser's session cookie and a program's access token. A token is never mixed with a cookie.</summary>
internal static class Authentication
{
    /// <summary>The default scheme, which chooses between the two.</summary>
    public const string Scheme = "realtime";

    public const string SessionScheme = CookieAuthenticationDefaults.AuthenticationScheme;

    public const string BearerScheme = JwtBearerDefaults.AuthenticationScheme;

    /// <summary>Whether the request shows an access token, so that its cookie counts for nothing.</summary>
    public static bool UsesBearer(HttpRequest request) =>
        request.Headers.Authorization is [{ } header, ..] && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        || QueryToken(request) is not null;

    /// <summary>The token in the query: browsers cannot set headers on a WebSocket, so it is read for the hub and nowhere else.</summary>
    public static string? QueryToken(HttpRequest request) =>
        request.Path.StartsWithSegments("/hubs") && request.Query["access_token"] is [{ Length: > 0 } token] ? token : null;

    /// <summary>Sends the session's cookie.</summary>
    public static Task StartSessionAsync(this HttpContext context, Guid userId, Guid sessionId)
    {
        var identity = new ClaimsIdentity(
            [new Claim(Caller.UserClaim, userId.ToString()), new Claim(Caller.SessionClaim, sessionId.ToString())],
            SessionScheme, Caller.UserClaim, roleType: null);
        return context.SignInAsync(SessionScheme, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Takes the session's cookie away.</summary>
    public static Task EndSessionAsync(this HttpContext context) => context.SignOutAsync(SessionScheme);
}

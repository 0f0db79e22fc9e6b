using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;

namespace Realtime.Platform.Identity;

/// <summary>The two ways to be known: a browser's session cookie and a program's token. A token is never mixed with a cookie.</summary>
internal static class Authentication
{
    /// <summary>The default scheme, which chooses between the two.</summary>
    public const string Scheme = "realtime";

    public const string SessionScheme = CookieAuthenticationDefaults.AuthenticationScheme;

    public const string BearerScheme = JwtBearerDefaults.AuthenticationScheme;

    private const string Bearer = "Bearer ";

    /// <summary>Whether the request shows a token, so that its cookie counts for nothing.</summary>
    public static bool UsesBearer(HttpRequest request) => HeaderToken(request) is not null || QueryToken(request) is not null;

    /// <summary>The token in the header.</summary>
    public static string? HeaderToken(HttpRequest request) =>
        request.Headers.Authorization is [{ } header, ..] && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : null;

    /// <summary>The token in the query: browsers cannot set headers on a WebSocket, so it is read for the hub and nowhere else.</summary>
    public static string? QueryToken(HttpRequest request) =>
        request.Path.StartsWithSegments("/hubs") && request.Query["access_token"] is [{ Length: > 0 } token] ? token : null;

    /// <summary>Sends the session's cookie.</summary>
    public static Task StartSessionAsync(this HttpContext context, Guid userId, Guid sessionId)
    {
        var principal = new Caller(userId, sessionId).ToPrincipal(SessionScheme);
        return context.SignInAsync(SessionScheme, principal, new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Takes the session's cookie away.</summary>
    public static Task EndSessionAsync(this HttpContext context) => context.SignOutAsync(SessionScheme);
}

using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Realtime.Platform.Http;

namespace Realtime.Platform.Identity;

/// <summary>
/// Over HTTPS the session cookie is <c>__Host-realtime</c>: the browser then takes it from this very host only, over HTTPS only.
/// A browser refuses that name over plain HTTP, so a server that is tried out on the own machine uses <c>realtime</c> there.
/// </summary>
internal sealed class SessionCookies(IOptions<HttpOptions> options) : ICookieManager
{
    public const string SecureName = "__Host-realtime";
    public const string PlainName = "realtime";

    /// <summary>Whether the request carries a session cookie, valid or not.</summary>
    public static bool IsPresent(HttpContext context) => context.Request.Cookies.ContainsKey(Name(context));

    /// <summary>Refuses to start a session where the cookie could be read on its way.</summary>
    /// <exception cref="DomainError"><c>auth.https_required</c>.</exception>
    public static void RequirePrivacy(HttpContext context)
    {
        if (!context.RequestServices.GetRequiredService<SessionCookies>().IsPrivate(context))
        {
            throw new DomainError(
                "auth.https_required", 400,
                "Signing in from a browser needs HTTPS, except on the own machine (or set Http:AllowInsecureCookies).");
        }
    }

    public string? GetRequestCookie(HttpContext context, string key) => IsPrivate(context) ? context.Request.Cookies[Name(context)] : null;

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options)
    {
        options.Secure = context.Request.IsHttps;
        context.Response.Cookies.Append(Name(context), value ?? "", options);
    }

    public void DeleteCookie(HttpContext context, string key, CookieOptions options)
    {
        options.Secure = context.Request.IsHttps;
        context.Response.Cookies.Delete(Name(context), options);
    }

    private static string Name(HttpContext context) => context.Request.IsHttps ? SecureName : PlainName;

    private bool IsPrivate(HttpContext context) =>
        context.Request.IsHttps || options.Value.AllowInsecureCookies || IsOwnMachine(context.Request.Host.Host);

    private static bool IsOwnMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

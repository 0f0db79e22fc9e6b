using Microsoft.AspNetCore.Http;
using Realtime.Platform.Identity;

namespace Realtime.Platform.Http;

/// <summary>
/// A foreign page can make the browser send the session cookie, but not a header of its own without being asked for leave first.
/// Unsafe calls that carry the cookie therefore carry <c>X-CSRF: 1</c>. A bearer token is never sent by itself and needs none.
/// </summary>
internal static class CsrfCheck
{
    public const string Header = "X-CSRF";

    public static Task InvokeAsync(HttpContext context, RequestDelegate next) =>
        !IsUnsafe(context.Request) || Authentication.UsesBearer(context.Request) || !SessionCookies.IsPresent(context)
            || context.Request.Headers[Header] == "1"
            ? next(context)
            : throw new DomainError("csrf.missing", 403, $"Send the header {Header}: 1 with this call.");

    private static bool IsUnsafe(HttpRequest request) =>
        request.Path.StartsWithSegments("/api")
        && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
}

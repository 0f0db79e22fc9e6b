using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Realtime.Platform.Http;

/// <summary>
/// An endpoint that says nothing about who may call it is for signed-in callers only. A fallback policy would do the same, but
/// would also answer 401 where the method or the media type is wrong.
/// </summary>
internal static class DenyByDefault
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var isSilent = context.GetEndpoint() is RouteEndpoint { Metadata: var rules }
            && rules.GetMetadata<IAuthorizeData>() is null && rules.GetMetadata<IAllowAnonymous>() is null;
        return isSilent && context.User.Identity?.IsAuthenticated is not true ? throw Errors.SignInRequired() : next(context);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Realtime.Platform.Http;

/// <summary>
/// Browsers send cookies with a WebSocket from any page and no same-origin rule stops it: a foreign page must be refused here,
/// on negotiation and on upgrade, before anybody is authenticated. Programs send no Origin.
/// </summary>
internal static class OriginCheck
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var origins = context.Request.Headers.Origin;
        return origins.Count == 0 || !context.Request.Path.StartsWithSegments("/hubs")
            || (origins.Count == 1 && IsKnown(context, origins[0]!))
            ? next(context)
            : throw new DomainError("origin.foreign", 403, "Pages of another origin may not connect here.");
    }

    private static bool IsKnown(HttpContext context, string origin)
    {
        var own = $"{context.Request.Scheme}://{context.Request.Host.Value}";
        return string.Equals(origin, own, StringComparison.OrdinalIgnoreCase)
            || context.RequestServices.GetRequiredService<IOptions<HttpOptions>>().Value.AllowedOrigins
                .Contains(origin, StringComparer.OrdinalIgnoreCase);
    }
}

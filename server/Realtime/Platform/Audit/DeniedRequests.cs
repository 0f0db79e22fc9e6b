using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Realtime.Platform.Identity;

namespace Realtime.Platform.Audit;

/// <summary>Reads from a refused REST call what the audit log tells of it.</summary>
internal static class DeniedRequests
{
    /// <returns>Null when the log does not tell it.</returns>
    public static Denial? Read(HttpContext context, DomainError error)
    {
        var route = context.GetEndpoint() as RouteEndpoint;
        var showsCredential = Authentication.UsesBearer(context.Request) || SessionCookies.IsPresent(context);
        if (DenialRules.ActionOf(error, route?.RoutePattern.Parameters.Count > 0, showsCredential) is not { } action)
        {
            return null;
        }

        var caller = context.User.Identity?.IsAuthenticated is true ? Caller.From(context.User) : (Caller?)null;
        var (kind, id) = error.Subject is { } subject ? ("user", subject) : Target(route, context.Request.RouteValues);
        return new Denial(
            action,
            route is null ? "unrouted" : $"{context.Request.Method} /{route.RoutePattern.RawText!.Trim('/')}",
            error.Code,
            new AuditOrigin(caller?.UserId, caller?.SessionId, Device.Show(context.Connection.RemoteIpAddress)),
            kind,
            id);
    }

    /// <summary>The first id in the path, and what stands before it: <c>channels/{id}</c> is about a channel.</summary>
    private static (string? Kind, Guid? Id) Target(RouteEndpoint? route, RouteValueDictionary values)
    {
        var path = route?.RoutePattern.PathSegments ?? [];
        foreach (var (before, segment) in path.Zip(path.Skip(1)))
        {
            if (segment.Parts is [RoutePatternParameterPart { Name: var name }] && before.Parts is [RoutePatternLiteralPart { Content: var things }]
                && Guid.TryParse(values[name] as string, out var id))
            {
                return (things.TrimEnd('s'), id);
            }
        }

        return (null, null);
    }
}

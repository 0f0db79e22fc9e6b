using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Sessions;

internal static class SessionsApi
{
    public static void MapSessions(this IEndpointRouteBuilder api)
    {
        var sessions = api.MapGroup("/me/sessions").WithTags("Sessions");
        sessions.MapGet("/", ListAsync).WithSummary("List where one is signed in.");
        sessions.MapDelete("/", EndAllAsync).WithSummary("Sign out everywhere else; with all=true here too.");
        sessions.MapDelete("/{id:guid}", EndAsync).WithSummary("Sign out in one place and close its sockets.");
    }

    private static async Task<Ok<Page<SessionView>>> ListAsync(
        string? after, int? limit, Caller caller, OwnSessions sessions, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sessions.ListAsync(caller, after, limit, cancellationToken));

    private static async Task<NoContent> EndAllAsync(
        bool? all, Caller caller, HttpContext context, OwnSessions sessions, CancellationToken cancellationToken)
    {
        var everywhere = all is true;
        await sessions.EndAllAsync(caller, everywhere, cancellationToken);
        return await LeaveAsync(context, isCurrent: everywhere);
    }

    private static async Task<NoContent> EndAsync(
        Guid id, Caller caller, HttpContext context, OwnSessions sessions, CancellationToken cancellationToken)
    {
        await sessions.EndAsync(caller, id, cancellationToken);
        return await LeaveAsync(context, isCurrent: id == caller.SessionId);
    }

    private static async Task<NoContent> LeaveAsync(HttpContext context, bool isCurrent)
    {
        if (isCurrent)
        {
            await context.EndSessionAsync();
        }

        return TypedResults.NoContent();
    }
}

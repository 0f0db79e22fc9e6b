using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Presence;

internal static class PresenceApi
{
    public static async Task<Ok<Page<OnlineMember>>> OnlineAsync(
        Guid workspaceId, string? after, int? limit, Caller caller, Access access, Presence presence, CancellationToken cancellationToken)
    {
        var size = Paging.Limit(limit);
        var last = after is null ? Guid.Empty
            : Guid.TryParseExact(after, "N", out var id) ? id : throw Errors.Invalid("after", "It must be a cursor that a page gave.");
        await access.WorkspaceAsync(caller, workspaceId, cancellationToken);
        var online = presence.Online();
        var members = await access.MembersOfAsync(workspaceId, cancellationToken);
        List<OnlineMember> rest =
        [
            .. members.Where(userId => online.Contains(userId) && userId > last).Order().Take(size + 1)
                .Select(userId => new OnlineMember(userId)),
        ];
        return TypedResults.Ok(rest.Count > size
            ? new Page<OnlineMember>(rest[..size], rest[size - 1].UserId.ToString("N"))
            : new Page<OnlineMember>(rest));
    }
}

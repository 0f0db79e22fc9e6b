using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Inbox;

internal static class InboxApi
{
    public static void MapInbox(this IEndpointRouteBuilder api)
    {
        var inbox = api.MapGroup("/inbox").WithTags("Inbox").RequireScope("account");
        inbox.MapGet("/", PageAsync).WithSummary("Read one's own inbox, newest first.");
        inbox.MapPut("/read", MarkAsync).WithSummary("Mark notices as read, or as unread again.");
    }

    private static async Task<Ok<InboxPage>> PageAsync(
        string? before, int? limit, bool? unread, Caller caller, InboxItems inbox, CancellationToken cancellationToken) =>
        TypedResults.Ok(await inbox.PageAsync(caller, before, limit, unread ?? false, cancellationToken));

    private static async Task<NoContent> MarkAsync(
        ReadInboxRequest request, Caller caller, OperationId operation, InboxItems inbox, CancellationToken cancellationToken)
    {
        await inbox.MarkAsync(caller, request, operation.Value, cancellationToken);
        return TypedResults.NoContent();
    }
}

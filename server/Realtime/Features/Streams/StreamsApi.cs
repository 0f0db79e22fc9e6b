using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Hubs;
using Realtime.Platform.Identity;

namespace Realtime.Features.Streams;

internal static class StreamsApi
{
    public static void MapStreams(this IEndpointRouteBuilder api) =>
        api.MapGroup("/streams").WithTags("Streams").RequireScope("chat", "boards", "account")
            .MapGet("/{id:guid}/events", ReadAsync).WithSummary("Events of a stream, oldest first");

    private static async Task<Ok<EventPage>> ReadAsync(
        Guid id, Caller caller, Subscriptions subscriptions, CancellationToken cancellationToken, long after = 0, int? limit = null)
    {
        if (after < 0)
        {
            throw Errors.Invalid("after", "A sequence number is 0 or more.");
        }

        return TypedResults.Ok(await subscriptions.ReadPageAsync(caller, id, after, Paging.Limit(limit), cancellationToken));
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Recurrence;

internal static class RecurrenceApi
{
    public static void MapRecurrence(this IEndpointRouteBuilder api)
    {
        var onCard = api.MapGroup("/cards/{id:guid}/recurrence").WithTags("Recurrence").RequireScope("boards");
        onCard.MapPut("/", SetAsync).WithSummary("Let a card come again and again.");
        onCard.MapGet("/", GetAsync).WithSummary("See how a card comes again.");
        onCard.MapDelete("/", RemoveAsync).WithSummary("Let a card come again no more.");
    }

    private static async Task<Ok<RecurrenceView>> SetAsync(
        Guid id, SetRecurrenceRequest request, Caller caller, OperationId operation, Recurrences recurrences,
        CancellationToken cancellationToken) =>
        TypedResults.Ok(await recurrences.SetAsync(caller, id, request, operation.Value, cancellationToken));

    private static async Task<Ok<RecurrenceView>> GetAsync(
        Guid id, Caller caller, Recurrences recurrences, CancellationToken cancellationToken) =>
        TypedResults.Ok(await recurrences.GetAsync(caller, id, cancellationToken));

    private static async Task<NoContent> RemoveAsync(
        Guid id, Caller caller, OperationId operation, Recurrences recurrences, CancellationToken cancellationToken)
    {
        await recurrences.RemoveAsync(caller, id, operation.Value, cancellationToken);
        return TypedResults.NoContent();
    }
}

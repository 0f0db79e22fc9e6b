using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;
using Realtime.Platform.Limits;

namespace Realtime.Features.Cards;

internal static class UndoApi
{
    public static void MapUndo(this IEndpointRouteBuilder api)
    {
        var board = api.MapGroup("/boards/{id:guid}").WithTags("Boards").RequireScope("boards");
        board.MapPost("/undo", UndoAsync).WithSummary("Take back the caller's last operation on the board.");
        board.MapPost("/redo", RedoAsync).WithSummary("Do again what the caller took back last.");
    }

    private static Task<Ok<Undone>> UndoAsync(
        Guid id, Caller caller, OperationId operation, Undo undo, HttpContext context, CancellationToken cancellationToken) =>
        ChargeAsync(context, cost => undo.UndoAsync(caller, id, operation.Value, cost, cancellationToken));

    private static Task<Ok<Undone>> RedoAsync(
        Guid id, Caller caller, OperationId operation, Undo undo, HttpContext context, CancellationToken cancellationToken) =>
        ChargeAsync(context, cost => undo.RedoAsync(caller, id, operation.Value, cost, cancellationToken));

    private static async Task<Ok<Undone>> ChargeAsync(HttpContext context, Func<CommandCost, Task<Undone>> undo)
    {
        var cost = new CommandCost();
        try
        {
            return TypedResults.Ok(await undo(cost));
        }
        finally
        {
            // Also for finding out that nothing can be done.
            context.Charge(cost);
        }
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;
using Realtime.Platform.Limits;

namespace Realtime.Features.Boards;

/// <summary>The routes of lists and labels.</summary>
internal static class BoardPartsApi
{
    public static void MapBoardParts(this IEndpointRouteBuilder api)
    {
        api.MapPost("/boards/{id:guid}/lists", CreateListAsync).WithTags("Lists").RequireScope("boards").WithSummary("Make a list.");
        var lists = api.MapGroup("/lists/{id:guid}").WithTags("Lists").RequireScope("boards");
        lists.MapPatch("/", UpdateListAsync).WithSummary("Rename a list, change what it means or how many cards it should hold.");
        lists.MapPost("/moves", MoveListAsync).WithSummary("Put a list between two others.");
        lists.MapDelete("/", DeleteListAsync).WithSummary("Delete a list without active cards.");

        api.MapPost("/boards/{id:guid}/labels", CreateLabelAsync).WithTags("Labels").RequireScope("boards").WithSummary("Make a label.");
        var labels = api.MapGroup("/labels/{id:guid}").WithTags("Labels").RequireScope("boards");
        labels.MapPatch("/", UpdateLabelAsync).WithSummary("Change a label's name or colour.");
        labels.MapDelete("/", DeleteLabelAsync).WithSummary("Delete a label and take it off every card.");
    }

    private static async Task<Created<ListView>> CreateListAsync(
        Guid id, CreateListRequest request, Caller caller, OperationId operation, BoardLists lists, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var view = await lists.CreateAsync(caller, id, request, operation.Value, cancellationToken);
        response.Headers.ETag = $"\"{view.Version}\"";
        return TypedResults.Created((string?)null, view);
    }

    private static async Task<Ok<ListView>> UpdateListAsync(
        Guid id, UpdateListRequest request, IfMatch ifMatch, Caller caller, OperationId operation, BoardLists lists, HttpContext context,
        CancellationToken cancellationToken)
    {
        var (change, cost) = (request with { Version = ifMatch.Or(request.Version) }, new CommandCost());
        var view = await lists.UpdateAsync(caller, id, change, operation.Value, cost, cancellationToken);
        context.Charge(cost);
        return Versioned(view, context.Response);
    }

    private static async Task<Ok<ListView>> MoveListAsync(
        Guid id, MoveListRequest request, Caller caller, OperationId operation, BoardLists lists, HttpResponse response,
        CancellationToken cancellationToken) =>
        Versioned(await lists.MoveAsync(caller, id, request, operation.Value, cancellationToken), response);

    private static async Task<NoContent> DeleteListAsync(
        Guid id, Caller caller, OperationId operation, BoardLists lists, CancellationToken cancellationToken)
    {
        await lists.DeleteAsync(caller, id, operation.Value, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Created<LabelView>> CreateLabelAsync(
        Guid id, CreateLabelRequest request, Caller caller, OperationId operation, BoardLabels labels, CancellationToken cancellationToken) =>
        TypedResults.Created((string?)null, await labels.CreateAsync(caller, id, request, operation.Value, cancellationToken));

    private static async Task<Ok<LabelView>> UpdateLabelAsync(
        Guid id, UpdateLabelRequest request, Caller caller, OperationId operation, BoardLabels labels, CancellationToken cancellationToken) =>
        TypedResults.Ok(await labels.UpdateAsync(caller, id, request, operation.Value, cancellationToken));

    private static async Task<NoContent> DeleteLabelAsync(
        Guid id, Caller caller, OperationId operation, BoardLabels labels, CancellationToken cancellationToken)
    {
        await labels.DeleteAsync(caller, id, operation.Value, cancellationToken);
        return TypedResults.NoContent();
    }

    private static Ok<ListView> Versioned(ListView view, HttpResponse response)
    {
        response.Headers.ETag = $"\"{view.Version}\"";
        return TypedResults.Ok(view);
    }
}

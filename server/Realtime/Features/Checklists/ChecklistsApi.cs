using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Features.Cards;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Checklists;

internal static class ChecklistsApi
{
    public static void MapChecklists(this IEndpointRouteBuilder api)
    {
        api.MapPost("/cards/{id:guid}/checklists", CreateAsync)
            .WithTags("Checklists").RequireScope("boards").WithSummary("Make a checklist on a card.");
        var checklists = api.MapGroup("/checklists/{id:guid}").WithTags("Checklists").RequireScope("boards");
        checklists.MapPatch("/", UpdateAsync).WithSummary("Rename a checklist.");
        checklists.MapDelete("/", DeleteAsync).WithSummary("Delete a checklist with its items.");
        checklists.MapPost("/items", CreateItemAsync).WithSummary("Add an item to a checklist.");

        var items = api.MapGroup("/check-items/{id:guid}").WithTags("Checklists").RequireScope("boards");
        items.MapPatch("/", UpdateItemAsync).WithSummary("Change an item; what is left out stays.");
        items.MapDelete("/", DeleteItemAsync).WithSummary("Delete an item.");
        items.MapPost("/moves", MoveItemAsync).WithSummary("Put an item below another, or first in a checklist of its card.");
    }

    private static async Task<Created<CardView>> CreateAsync(
        Guid id, CreateChecklistRequest request, Caller caller, OperationId operation, Checklists checklists, HttpResponse response,
        CancellationToken cancellationToken) =>
        Created(await checklists.CreateAsync(caller, id, request, operation.Value, cancellationToken), response);

    private static async Task<Ok<CardView>> UpdateAsync(
        Guid id, UpdateChecklistRequest request, Caller caller, OperationId operation, Checklists checklists, HttpResponse response,
        CancellationToken cancellationToken) =>
        Versioned(await checklists.UpdateAsync(caller, id, request, operation.Value, cancellationToken), response);

    private static async Task<Ok<CardView>> DeleteAsync(
        Guid id, Caller caller, OperationId operation, Checklists checklists, HttpResponse response, CancellationToken cancellationToken) =>
        Versioned(await checklists.DeleteAsync(caller, id, operation.Value, cancellationToken), response);

    private static async Task<Created<CardView>> CreateItemAsync(
        Guid id, CreateCheckItemRequest request, Caller caller, OperationId operation, CheckItems items, HttpResponse response,
        CancellationToken cancellationToken) =>
        Created(await items.CreateAsync(caller, id, request, operation.Value, cancellationToken), response);

    private static async Task<Ok<CardView>> UpdateItemAsync(
        Guid id, CheckItemChange request, Caller caller, OperationId operation, CheckItems items, HttpResponse response,
        CancellationToken cancellationToken) =>
        Versioned(await items.UpdateAsync(caller, id, request, operation.Value, cancellationToken), response);

    private static async Task<Ok<CardView>> DeleteItemAsync(
        Guid id, Caller caller, OperationId operation, CheckItems items, HttpResponse response, CancellationToken cancellationToken) =>
        Versioned(await items.DeleteAsync(caller, id, operation.Value, cancellationToken), response);

    private static async Task<Ok<CardView>> MoveItemAsync(
        Guid id, MoveCheckItemRequest request, Caller caller, OperationId operation, CheckItems items, HttpResponse response,
        CancellationToken cancellationToken) =>
        Versioned(await items.MoveAsync(caller, id, request, operation.Value, cancellationToken), response);

    private static Created<CardView> Created(CardView view, HttpResponse response)
    {
        response.Headers.ETag = $"\"{view.Version}\"";
        return TypedResults.Created($"/api/v1/cards/{view.Id}", view);
    }

    private static Ok<CardView> Versioned(CardView view, HttpResponse response)
    {
        response.Headers.ETag = $"\"{view.Version}\"";
        return TypedResults.Ok(view);
    }
}

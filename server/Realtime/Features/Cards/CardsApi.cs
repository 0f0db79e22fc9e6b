using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;
using Realtime.Platform.Limits;

namespace Realtime.Features.Cards;

internal static class CardsApi
{
    public static void MapCards(this IEndpointRouteBuilder api)
    {
        api.MapPost("/lists/{id:guid}/cards", CreateAsync).WithTags("Cards").RequireScope("boards").WithSummary("Make a card.");
        api.MapPost("/lists/{id:guid}/archive-cards", ArchiveListAsync)
            .WithTags("Cards").RequireScope("boards").WithSummary("Archive all cards of a list.");
        api.MapGet("/boards/{id:guid}/cards", PutAwayAsync)
            .WithTags("Cards").RequireScope("boards").WithSummary("List archived or trashed cards, newest first.");

        var cards = api.MapGroup("/cards/{id:guid}").WithTags("Cards").RequireScope("boards");
        cards.MapGet("/", GetAsync).WithSummary("Read one card.");
        cards.MapPatch("/", UpdateAsync).WithSummary("Change a card; what is left out stays, null empties.");
        cards.MapDelete("/", DeleteAsync).WithSummary("Delete a card from the trash for good.");
        cards.MapPost("/moves", MoveAsync).WithSummary("Move a card between two neighbours; the receipt tells what became of it.");
        foreach (var (verb, state) in (ReadOnlySpan<(string, CardState)>)
            [("archive", CardState.Archived), ("trash", CardState.Trashed), ("restore", CardState.Active)])
        {
            cards.MapPost("/" + verb, SetState(state)).WithSummary($"{char.ToUpperInvariant(verb[0])}{verb[1..]} a card.");
        }

        cards.MapPut("/labels/{labelId:guid}", LabelAsync).WithSummary("Put a label on a card.");
        cards.MapDelete("/labels/{labelId:guid}", UnlabelAsync).WithSummary("Take a label off a card.");
        cards.MapPut("/assignees/{userId:guid}", AssignAsync).WithSummary("Give a card to somebody.");
        cards.MapDelete("/assignees/{userId:guid}", UnassignAsync).WithSummary("Take a card from somebody.");
    }

    private static async Task<Created<CardView>> CreateAsync(
        Guid id, CreateCardRequest request, Caller caller, OperationId operation, Cards cards, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var view = await cards.CreateAsync(caller, id, request, operation.Value, cancellationToken);
        response.Headers.ETag = $"\"{view.Version}\"";
        return TypedResults.Created($"/api/v1/cards/{view.Id}", view);
    }

    private static async Task<Ok<ArchivedCards>> ArchiveListAsync(
        Guid id, Caller caller, OperationId operation, CardStates states, HttpContext context, CancellationToken cancellationToken)
    {
        var cost = new CommandCost();
        var archived = await states.ArchiveListAsync(caller, id, operation.Value, cost, cancellationToken);
        context.Charge(cost);
        return TypedResults.Ok(archived);
    }

    private static async Task<Ok<Page<CardSummary>>> PutAwayAsync(
        Guid id, string? state, string? after, int? limit, Caller caller, Cards cards, CancellationToken cancellationToken) =>
        TypedResults.Ok(await cards.PutAwayAsync(caller, id, state, after, limit, cancellationToken));

    private static async Task<Ok<CardView>> GetAsync(
        Guid id, Caller caller, Cards cards, HttpResponse response, CancellationToken cancellationToken) =>
        Versioned(await cards.GetAsync(caller, id, cancellationToken), response);

    private static async Task<Ok<CardView>> UpdateAsync(
        Guid id, UpdateCardRequest request, IfMatch ifMatch, Caller caller, OperationId operation, Cards cards, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var change = request with { Version = ifMatch.Or(request.Version) };
        return Versioned(await cards.UpdateAsync(caller, id, change, operation.Value, cancellationToken), response);
    }

    private static async Task<NoContent> DeleteAsync(
        Guid id, Caller caller, OperationId operation, CardStates states, CancellationToken cancellationToken)
    {
        await states.DeleteAsync(caller, id, operation.Value, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<MoveReceipt>> MoveAsync(
        Guid id, MoveCardRequest request, Caller caller, OperationId operation, CardMoves moves, CancellationToken cancellationToken) =>
        TypedResults.Ok(await moves.MoveAsync(caller, id, request, operation.Value, cancellationToken));

    private static Delegate SetState(CardState state) =>
        async Task<Ok<CardView>> (
            Guid id, Caller caller, OperationId operation, CardStates states, HttpResponse response, CancellationToken cancellationToken) =>
            Versioned(await states.SetAsync(caller, id, state, operation.Value, cancellationToken), response);

    private static async Task<Ok<CardView>> LabelAsync(
        Guid id, Guid labelId, Caller caller, OperationId operation, CardTags tags, HttpResponse response,
        CancellationToken cancellationToken) =>
        Versioned(await tags.LabelAsync(caller, id, labelId, true, operation.Value, cancellationToken), response);

    private static async Task<Ok<CardView>> UnlabelAsync(
        Guid id, Guid labelId, Caller caller, OperationId operation, CardTags tags, HttpResponse response,
        CancellationToken cancellationToken) =>
        Versioned(await tags.LabelAsync(caller, id, labelId, false, operation.Value, cancellationToken), response);

    private static async Task<Ok<CardView>> AssignAsync(
        Guid id, Guid userId, Caller caller, OperationId operation, CardTags tags, HttpResponse response,
        CancellationToken cancellationToken) =>
        Versioned(await tags.AssignAsync(caller, id, userId, true, operation.Value, cancellationToken), response);

    private static async Task<Ok<CardView>> UnassignAsync(
        Guid id, Guid userId, Caller caller, OperationId operation, CardTags tags, HttpResponse response,
        CancellationToken cancellationToken) =>
        Versioned(await tags.AssignAsync(caller, id, userId, false, operation.Value, cancellationToken), response);

    private static Ok<CardView> Versioned(CardView view, HttpResponse response)
    {
        response.Headers.ETag = $"\"{view.Version}\"";
        return TypedResults.Ok(view);
    }
}

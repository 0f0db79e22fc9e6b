using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Cards;

internal static class CardLinksApi
{
    public static void MapCardLinks(this IEndpointRouteBuilder api)
    {
        var cards = api.MapGroup("/cards/{id:guid}").WithTags("Cards").RequireScope("boards");
        cards.MapGet("/link", GetAsync).WithSummary("Read what stands in place of a card's address in a text.");
        cards.MapPost("/duplicate", DuplicateAsync).WithSummary("Make a card like this one.");
    }

    private static async Task<Ok<CardLinkView>> GetAsync(Guid id, Caller caller, CardLinks links, CancellationToken cancellationToken) =>
        TypedResults.Ok(await links.GetAsync(caller, id, cancellationToken));

    private static async Task<Created<CardView>> DuplicateAsync(
        Guid id, DuplicateCardRequest? request, Caller caller, OperationId operation, CardCopies copies, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var view = await copies.DuplicateAsync(caller, id, request, operation.Value, cancellationToken);
        response.Headers.ETag = $"\"{view.Version}\"";
        return TypedResults.Created($"/api/v1/cards/{view.Id}", view);
    }
}

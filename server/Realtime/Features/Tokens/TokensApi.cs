using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Tokens;

internal static class TokensApi
{
    public static void MapTokens(this IEndpointRouteBuilder api)
    {
        var tokens = api.MapGroup("/me/tokens").WithTags("Tokens");
        tokens.MapPost("/", CreateAsync).WithSummary("Make a personal API token; it is shown this once.");
        tokens.MapGet("/", ListAsync).WithSummary("List one's personal API tokens.");
        tokens.MapDelete("/{id:guid}", RevokeAsync).WithSummary("Revoke a personal API token and close its sockets.");
        api.MapPost("/auth/ticket", IssueTicketAsync).RequireAnyScope().WithTags("Tokens")
            .WithSummary("Get a ticket that opens the hub once, for clients that cannot send headers there.");
    }

    private static async Task<Created<NewTokenView>> CreateAsync(
        CreateTokenRequest request, Caller caller, PersonalTokens tokens, CancellationToken cancellationToken)
    {
        var made = await tokens.CreateAsync(caller, request, cancellationToken);
        return TypedResults.Created($"/api/v1/me/tokens/{made.Id}", made);
    }

    private static async Task<Ok<Page<TokenView>>> ListAsync(
        string? after, int? limit, Caller caller, PersonalTokens tokens, CancellationToken cancellationToken) =>
        TypedResults.Ok(await tokens.ListAsync(caller, after, limit, cancellationToken));

    private static async Task<NoContent> RevokeAsync(
        Guid id, Caller caller, PersonalTokens tokens, CancellationToken cancellationToken)
    {
        await tokens.RevokeAsync(caller, id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<TicketReply>> IssueTicketAsync(Caller caller, HubTickets tickets, CancellationToken cancellationToken) =>
        TypedResults.Ok(new TicketReply(await tickets.IssueAsync(caller, cancellationToken), (int)HubTickets.Lifetime.TotalSeconds));
}

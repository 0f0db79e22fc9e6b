using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Features.Workspaces;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Invites;

internal static class InvitesApi
{
    public static void MapInvites(this IEndpointRouteBuilder api)
    {
        var inWorkspace = api.MapGroup("/workspaces/{id:guid}/invites").WithTags("Invites");
        inWorkspace.MapPost("/", CreateAsync).WithSummary("Make an invite.");
        inWorkspace.MapGet("/", ListAsync).WithSummary("List a workspace's invites.");
        inWorkspace.MapDelete("/{code}", WithdrawAsync).WithSummary("Withdraw an invite.");

        var invites = api.MapGroup("/invites/{code}").WithTags("Invites");
        invites.MapGet("/", PreviewAsync).WithSummary("See what an invite leads to.");
        invites.MapPost("/accept", AcceptAsync).WithSummary("Come in by an invite.");
    }

    private static async Task<Created<InviteView>> CreateAsync(
        Guid id, CreateInviteRequest request, Caller caller, OperationId operation, Invites invites, CancellationToken cancellationToken)
    {
        var view = await invites.CreateAsync(caller, id, request, operation.Value, cancellationToken);
        return TypedResults.Created($"/api/v1/invites/{view.Code}", view);
    }

    private static async Task<Ok<Page<InviteView>>> ListAsync(
        Guid id, string? after, int? limit, Caller caller, Invites invites, CancellationToken cancellationToken) =>
        TypedResults.Ok(await invites.ListAsync(caller, id, after, limit, cancellationToken));

    private static async Task<NoContent> WithdrawAsync(
        Guid id, string code, Caller caller, OperationId operation, Invites invites, CancellationToken cancellationToken)
    {
        await invites.WithdrawAsync(caller, id, code, operation.Value, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<InvitePreview>> PreviewAsync(string code, Invites invites, CancellationToken cancellationToken) =>
        TypedResults.Ok(await invites.PreviewAsync(code, cancellationToken));

    private static async Task<Ok<WorkspaceView>> AcceptAsync(
        string code, Caller caller, OperationId operation, Invites invites, CancellationToken cancellationToken) =>
        TypedResults.Ok(await invites.AcceptAsync(caller, code, operation.Value, cancellationToken));
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Features.Workspaces;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Boards;

internal static class BoardsApi
{
    public static void MapBoards(this IEndpointRouteBuilder api)
    {
        var inWorkspace = api.MapGroup("/workspaces/{id:guid}/boards").WithTags("Boards").RequireScope("boards");
        inWorkspace.MapPost("/", CreateAsync).WithSummary("Make a board.");
        inWorkspace.MapGet("/", ListAsync).WithSummary("List the boards that the caller sees, archived ones too.");

        var boards = api.MapGroup("/boards/{id:guid}").WithTags("Boards").RequireScope("boards");
        boards.MapGet("/", GetAsync).WithSummary("Read a board with its labels, lists and active cards.");
        boards.MapPatch("/", UpdateAsync).WithSummary("Rename a board, link a channel, archive it or bring it back.");
        boards.MapGet("/members", ListMembersAsync).WithSummary("List a board's members.");
        boards.MapPost("/members", AddMemberAsync).WithSummary("Let somebody of the workspace into a private board.");
        boards.MapDelete("/members/{userId:guid}", RemoveMemberAsync).WithSummary("Leave a private board, or remove somebody.");
    }

    private static async Task<Created<BoardView>> CreateAsync(
        Guid id, CreateBoardRequest request, Caller caller, OperationId operation, Boards boards, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var view = await boards.CreateAsync(caller, id, request, operation.Value, cancellationToken);
        response.Headers.ETag = $"\"{view.Version}\"";
        return TypedResults.Created($"/api/v1/boards/{view.Id}", view);
    }

    private static async Task<Ok<Page<BoardView>>> ListAsync(
        Guid id, string? after, int? limit, Caller caller, Boards boards, CancellationToken cancellationToken) =>
        TypedResults.Ok(await boards.ListAsync(caller, id, after, limit, cancellationToken));

    private static async Task<Ok<BoardContent>> GetAsync(
        Guid id, Caller caller, Boards boards, HttpResponse response, CancellationToken cancellationToken)
    {
        var content = await boards.GetAsync(caller, id, cancellationToken);
        response.Headers.ETag = $"\"{content.Version}\"";
        return TypedResults.Ok(content);
    }

    private static async Task<Ok<BoardView>> UpdateAsync(
        Guid id, UpdateBoardRequest request, IfMatch ifMatch, Caller caller, OperationId operation, Boards boards, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var change = request with { Version = ifMatch.Or(request.Version) };
        var view = await boards.UpdateAsync(caller, id, change, operation.Value, cancellationToken);
        response.Headers.ETag = $"\"{view.Version}\"";
        return TypedResults.Ok(view);
    }

    private static async Task<Ok<Page<MemberView>>> ListMembersAsync(
        Guid id, string? after, int? limit, Caller caller, BoardMembers members, CancellationToken cancellationToken) =>
        TypedResults.Ok(await members.ListAsync(caller, id, after, limit, cancellationToken));

    private static async Task<Results<Created<MemberView>, Ok<MemberView>>> AddMemberAsync(
        Guid id, AddBoardMemberRequest request, Caller caller, OperationId operation, BoardMembers members,
        CancellationToken cancellationToken)
    {
        var added = await members.AddAsync(caller, id, request.UserId, operation.Value, cancellationToken);
        return added.IsNew ? TypedResults.Created((string?)null, added.Member) : TypedResults.Ok(added.Member);
    }

    private static async Task<NoContent> RemoveMemberAsync(
        Guid id, Guid userId, Caller caller, OperationId operation, BoardMembers members, CancellationToken cancellationToken)
    {
        await members.RemoveAsync(caller, id, userId, operation.Value, cancellationToken);
        return TypedResults.NoContent();
    }
}

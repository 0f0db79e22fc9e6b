using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Comments;

internal static class CommentsApi
{
    public static void MapComments(this IEndpointRouteBuilder api)
    {
        var onCard = api.MapGroup("/cards/{id:guid}/comments").WithTags("Comments").RequireScope("boards");
        onCard.MapPost("/", PostAsync).WithSummary("Comment on a card.");
        onCard.MapGet("/", PageAsync).WithSummary("Read a card's comments, newest first.");

        var comments = api.MapGroup("/comments/{id:guid}").WithTags("Comments").RequireScope("boards");
        comments.MapPatch("/", EditAsync).WithSummary("Edit one's own comment.");
        comments.MapDelete("/", DeleteAsync).WithSummary("Delete one's own comment, or anybody's as an admin of the board.");
    }

    private static async Task<Created<CommentView>> PostAsync(
        Guid id, PostCommentRequest request, Caller caller, OperationId operation, Comments comments, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var view = await comments.PostAsync(caller, id, request.Body, operation.Value, cancellationToken);
        response.Headers.ETag = $"\"{view.Version}\"";
        return TypedResults.Created((string?)null, view);
    }

    private static async Task<Ok<Page<CommentView>>> PageAsync(
        Guid id, string? before, int? limit, Caller caller, Comments comments, CancellationToken cancellationToken) =>
        TypedResults.Ok(await comments.PageAsync(caller, id, before, limit, cancellationToken));

    private static async Task<Ok<CommentView>> EditAsync(
        Guid id, EditCommentRequest request, IfMatch ifMatch, Caller caller, OperationId operation, Comments comments,
        HttpResponse response, CancellationToken cancellationToken)
    {
        var view = await comments.EditAsync(
            caller, id, request.Body, ifMatch.Or(request.Version), operation.Value, cancellationToken);
        response.Headers.ETag = $"\"{view.Version}\"";
        return TypedResults.Ok(view);
    }

    private static async Task<NoContent> DeleteAsync(
        Guid id, Caller caller, OperationId operation, Comments comments, CancellationToken cancellationToken)
    {
        await comments.DeleteAsync(caller, id, operation.Value, cancellationToken);
        return TypedResults.NoContent();
    }
}

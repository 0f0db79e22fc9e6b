using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Messages;

internal static class MessagesApi
{
    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        var inChannel = api.MapGroup("/channels/{channelId:guid}/messages").WithTags("Messages").RequireScope("chat");
        inChannel.MapPost("/", PostAsync).WithSummary("Post a message, or a reply in a thread.");
        inChannel.MapGet("/", PageAsync).WithSummary("Read a channel's messages, newest first.");

        var messages = api.MapGroup("/messages/{id:guid}").WithTags("Messages").RequireScope("chat");
        messages.MapGet("/", GetAsync).WithSummary("Read one message.");
        messages.MapPatch("/", EditAsync).WithSummary("Edit one's own message.");
        messages.MapDelete("/", DeleteAsync).WithSummary("Delete one's own message, or anybody's as an admin.");
        messages.MapGet("/edits", EditsAsync).WithSummary("Read a message's former bodies, newest first.");
        messages.MapPut("/reactions/{emoji}", AddReactionAsync).WithSummary("React with an emoji.");
        messages.MapDelete("/reactions/{emoji}", RemoveReactionAsync).WithSummary("Take a reaction back.");
    }

    private static async Task<Created<MessageView>> PostAsync(
        Guid channelId, PostMessageRequest request, Caller caller, OperationId operation, Messages messages, MessageHistory history,
        CancellationToken cancellationToken)
    {
        var (posted, isFirst) = await messages.PostAsync(
            caller, channelId, request.Body, request.ThreadRootId, operation.Value, cancellationToken);
        var view = isFirst
            ? posted.View(caller.UserId, request.Body, request.ThreadRootId)
            : await history.FirstVersionAsync(caller.UserId, posted, cancellationToken);
        return TypedResults.Created($"/api/v1/messages/{view.Id}", view);
    }

    private static async Task<Ok<Page<MessageView>>> PageAsync(
        Guid channelId, string? before, string? after, int? limit, string? view, Guid? threadRootId, Caller caller,
        MessageHistory history, CancellationToken cancellationToken) =>
        TypedResults.Ok(await history.PageAsync(
            caller, channelId, HistoryQuery.Parse(before, after, limit, view, threadRootId), cancellationToken));

    private static async Task<Ok<MessageView>> GetAsync(
        Guid id, Caller caller, MessageHistory history, HttpResponse response, CancellationToken cancellationToken) =>
        Versioned(await history.GetAsync(caller, id, cancellationToken), response);

    private static async Task<Ok<MessageView>> EditAsync(
        Guid id, EditMessageRequest request, IfMatch ifMatch, Caller caller, OperationId operation, Messages messages,
        HttpResponse response, CancellationToken cancellationToken) =>
        Versioned(
            await messages.EditAsync(caller, id, request.Body, ifMatch.Or(request.Version), operation.Value, cancellationToken), response);

    private static async Task<NoContent> DeleteAsync(
        Guid id, Caller caller, OperationId operation, Messages messages, CancellationToken cancellationToken)
    {
        await messages.DeleteAsync(caller, id, operation.Value, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Page<MessageEditView>>> EditsAsync(
        Guid id, string? before, int? limit, Caller caller, MessageHistory history, CancellationToken cancellationToken) =>
        TypedResults.Ok(await history.EditsAsync(caller, id, before, limit, cancellationToken));

    private static async Task<Ok<MessageView>> AddReactionAsync(
        Guid id, string emoji, Caller caller, OperationId operation, Reactions reactions, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reactions.AddAsync(caller, id, emoji, operation.Value, cancellationToken));

    private static async Task<Ok<MessageView>> RemoveReactionAsync(
        Guid id, string emoji, Caller caller, OperationId operation, Reactions reactions, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reactions.RemoveAsync(caller, id, emoji, operation.Value, cancellationToken));

    private static Ok<MessageView> Versioned(MessageView view, HttpResponse response)
    {
        response.Headers.ETag = $"\"{view.Version}\"";
        return TypedResults.Ok(view);
    }
}

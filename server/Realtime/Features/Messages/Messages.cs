using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Messages;

/// <summary>Posts, edits and deletes messages.</summary>
public sealed class Messages(EventLog log, Access access, TimeProvider clock)
{
    private const string InsertSql =
        """
        insert into messages (id, channel_id, seq, author_id, body, thread_root_id, created_at, version)
        values (@0, @1, @2, @3, @4, @5, @6, 1)
        """;

    private const string FindRootSql = "select 1 from messages where id = @0 and channel_id = @1 and thread_root_id is null";

    /// <summary>Posts a message and answers when it is durable.</summary>
    /// <param name="caller">The author.</param>
    /// <param name="channelId">Where.</param>
    /// <param name="body">1 to 16,000 UTF-16 code units, not only white space.</param>
    /// <param name="threadRootId">The message that it replies to, or null.</param>
    /// <param name="opId">Sent again with it, the first answer comes back.</param>
    /// <param name="cancellationToken">Stops the waiting, not the post.</param>
    /// <returns>Where the message stands, and whether this call was the one that put it there.</returns>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>channel.archived</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task<(PostedMessage Posted, bool IsFirst)> PostAsync(
        Caller caller, Guid channelId, string body, Guid? threadRootId, Guid? opId, CancellationToken cancellationToken)
    {
        Text.Check("body", body, 1, Message.MaxBodyLength, trim: false);
        var id = Ids.New(clock);
        var posted = await log.WriteAsync(
            channelId,
            new Operation(caller.UserId, "message.post", opId),
            scope => Insert(scope, id, channelId, body, threadRootId),
            cancellationToken);
        return posted.ChannelId == channelId ? (posted, posted.Id == id) : throw Errors.OperationMismatch();
    }

    /// <summary>Changes a message's body; the former one is kept. The same body again changes nothing.</summary>
    /// <param name="caller">The author; nobody else may.</param>
    /// <param name="id">The message.</param>
    /// <param name="body">1 to 16,000 UTF-16 code units, not only white space.</param>
    /// <param name="version">The version that the author saw, or null to edit whatever is there.</param>
    /// <param name="opId">Sent again with it, the first answer comes back.</param>
    /// <param name="cancellationToken">Stops the waiting, not the edit.</param>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>access.denied</c>, <c>channel.archived</c>, <c>message.deleted</c>,
    /// <c>version.stale</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task<MessageView> EditAsync(
        Caller caller, Guid id, string body, long? version, Guid? opId, CancellationToken cancellationToken)
    {
        Text.Check("body", body, 1, Message.MaxBodyLength, trim: false);
        var edited = await log.WriteAsync(
            id, new Operation(caller.UserId, "message.edit", opId), scope => Edit(scope, id, body, version), cancellationToken);
        return edited.Id == id ? edited : throw Errors.OperationMismatch();
    }

    /// <summary>
    /// Leaves a tombstone in a message's place: no reading of messages shows its body, former bodies or reactions again; its
    /// replies stay. The stream's events still hold what was posted: the log is never rewritten. Deleting a tombstone changes nothing.
    /// </summary>
    /// <param name="caller">The author, or an admin of the workspace.</param>
    /// <param name="id">The message.</param>
    /// <param name="opId">Sent again with it, nothing more happens.</param>
    /// <param name="cancellationToken">Stops the waiting, not the deletion.</param>
    /// <exception cref="DomainError">
    /// <c>resource.not_found</c>, <c>access.denied</c>, <c>channel.archived</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task DeleteAsync(Caller caller, Guid id, Guid? opId, CancellationToken cancellationToken)
    {
        var deleted = await log.WriteAsync(
            id, new Operation(caller.UserId, "message.delete", opId), scope => Delete(scope, id), cancellationToken);
        if (deleted.Id != id)
        {
            throw Errors.OperationMismatch();
        }
    }

    private PostedMessage Insert(WriteScope scope, Guid id, Guid channelId, string body, Guid? threadRootId)
    {
        var channel = access.Channel(scope, channelId).Writable();
        if (threadRootId is { } rootId && scope.Statement(FindRootSql).Scalar<long>(rootId, channelId) == 0)
        {
            throw MessageErrors.NoRoot();
        }

        var seq = scope.Append(channelId, MessageEvents.Posted, new MessagePosted(id, body, threadRootId));
        scope.Statement(InsertSql).Execute(id, channelId, seq, scope.ActorId, body, threadRootId, scope.Now);
        MessageMentions.Tell(scope, channel.WorkspaceId, channelId, id, body);
        return new PostedMessage(id, channelId, seq, scope.Now);
    }

    private MessageView Edit(WriteScope scope, Guid id, string body, long? version)
    {
        var (message, channel) = MessageScope.Find(scope, access, id);
        if (message.AuthorId != scope.ActorId)
        {
            throw Errors.Denied();
        }

        channel.Writable();
        MessageScope.RequireAlive(message);
        var view = MessageViews.Read(scope.Db, message);
        if (version is { } seen && seen != message.Version)
        {
            throw Errors.Stale(view);
        }

        if (body == message.Body)
        {
            return view;
        }

        var edited = view with { Body = body, EditedAt = scope.Now, Version = message.Version + 1 };
        scope.Statement("insert into message_edits (message_id, version, body, edited_at) values (@0, @1, @2, @3)")
            .Execute(id, message.Version, message.Body, scope.Now);
        scope.Statement("update messages set body = @1, edited_at = @2, version = @3 where id = @0")
            .Execute(id, body, scope.Now, edited.Version);
        scope.Append(message.ChannelId, MessageEvents.Edited, new MessageEdited(id, body, edited.Version));
        MessageMentions.Tell(scope, channel.WorkspaceId, message.ChannelId, id, body, message.Body);
        return edited;
    }

    private DeletedMessage Delete(WriteScope scope, Guid id)
    {
        var (message, channel) = MessageScope.Find(scope, access, id);
        if (message.AuthorId != scope.ActorId && channel.Role < WorkspaceRole.Admin)
        {
            throw Errors.Denied();
        }

        channel.Writable();
        if (message.DeletedAt is null)
        {
            scope.Statement("delete from reactions where message_id = @0").Execute(id);
            scope.Statement("delete from message_links where message_id = @0").Execute(id);
            scope.Statement("delete from message_edits where message_id = @0").Execute(id);
            scope.Statement("update messages set body = '', deleted_at = @1 where id = @0").Execute(id, scope.Now);
            scope.Append(message.ChannelId, MessageEvents.Deleted, new MessageDeleted(id));
        }

        return new DeletedMessage(id);
    }
}

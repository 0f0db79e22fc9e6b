using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Messages;

/// <summary>Adds emoji to messages and takes them back. Doing either twice changes nothing.</summary>
public sealed class Reactions(EventLog log, Access access)
{
    private const int MaxKinds = 20;

    /// <summary>Gives a message an emoji.</summary>
    /// <param name="caller">Whoever may write in the channel.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="emoji">1 to 32 UTF-16 code units without white space and control characters.</param>
    /// <param name="opId">Sent again with it, the first answer comes back.</param>
    /// <param name="cancellationToken">Stops the waiting, not the reaction.</param>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>channel.archived</c>, <c>message.deleted</c>, <c>operation.mismatch</c>;
    /// <c>limit.exceeded</c> when the message has 20 other emoji.
    /// </exception>
    public Task<MessageView> AddAsync(Caller caller, Guid messageId, string emoji, Guid? opId, CancellationToken cancellationToken) =>
        ChangeAsync(caller, "reaction.add", messageId, emoji, opId, Add, cancellationToken);

    /// <summary>Takes the caller's emoji back.</summary>
    /// <inheritdoc cref="AddAsync"/>
    public Task<MessageView> RemoveAsync(Caller caller, Guid messageId, string emoji, Guid? opId, CancellationToken cancellationToken) =>
        ChangeAsync(caller, "reaction.remove", messageId, emoji, opId, Remove, cancellationToken);

    private async Task<MessageView> ChangeAsync(
        Caller caller, string kind, Guid messageId, string emoji, Guid? opId, Action<WriteScope, Message, string> change,
        CancellationToken cancellationToken)
    {
        EmojiText.Check(emoji);
        var view = await log.WriteAsync(
            messageId, new Operation(caller.UserId, kind, opId), scope => Run(scope, messageId, emoji, change), cancellationToken);
        return view.Id == messageId ? view : throw Errors.OperationMismatch();
    }

    private MessageView Run(WriteScope scope, Guid messageId, string emoji, Action<WriteScope, Message, string> change)
    {
        var (message, channel) = MessageScope.Find(scope, access, messageId);
        channel.Writable();
        MessageScope.RequireAlive(message);
        change(scope, message, emoji);
        return MessageViews.Read(scope.Db, message);
    }

    private static void Add(WriteScope scope, Message message, string emoji)
    {
        List<Reaction> reactions = [.. MessageViews.Reactions(scope.Db, [message.Id])];
        var sameEmoji = reactions.FindAll(reaction => reaction.Emoji == emoji);
        if (sameEmoji.Exists(reaction => reaction.UserId == scope.ActorId))
        {
            return;
        }

        if (sameEmoji.Count == 0 && reactions.DistinctBy(reaction => reaction.Emoji).Count() >= MaxKinds)
        {
            throw Errors.LimitExceeded($"A message takes at most {MaxKinds} different emoji.");
        }

        var seq = scope.Append(message.ChannelId, MessageEvents.ReactionAdded, new ReactionChanged(message.Id, emoji));
        var firstSeq = sameEmoji.Count == 0 ? seq : sameEmoji[0].FirstSeq;
        scope.Statement("insert into reactions (message_id, user_id, emoji, seq, first_seq) values (@0, @1, @2, @3, @4)")
            .Execute(message.Id, scope.ActorId, emoji, seq, firstSeq);
    }

    private static void Remove(WriteScope scope, Message message, string emoji)
    {
        var removed = scope.Statement("delete from reactions where message_id = @0 and user_id = @1 and emoji = @2")
            .Execute(message.Id, scope.ActorId, emoji);
        if (removed > 0)
        {
            scope.Append(message.ChannelId, MessageEvents.ReactionRemoved, new ReactionChanged(message.Id, emoji));
        }
    }
}

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

    private delegate void Change(WriteScope scope, Message message, string emoji, List<Reaction> reactions);

    private async Task<MessageView> ChangeAsync(
        Caller caller, string kind, Guid messageId, string emoji, Guid? opId, Change change, CancellationToken cancellationToken)
    {
        EmojiText.Check(emoji);
        var view = await log.WriteAsync(
            messageId, new Operation(caller.UserId, kind, opId), scope => Run(scope, messageId, emoji, change), cancellationToken);
        return view.Id == messageId ? view : throw Errors.OperationMismatch();
    }

    private MessageView Run(WriteScope scope, Guid messageId, string emoji, Change change)
    {
        var (message, channel) = MessageScope.Find(scope, access, messageId);
        channel.Writable();
        MessageScope.RequireAlive(message);
        var view = MessageViews.Read(scope.Db, message);
        List<Reaction> reactions = [.. MessageViews.Reactions(scope.Db, [messageId])];
        change(scope, message, emoji, reactions);
        return view with { Reactions = MessageViews.Group(reactions) };
    }

    private static void Add(WriteScope scope, Message message, string emoji, List<Reaction> reactions)
    {
        var others = reactions.Find(reaction => reaction.Emoji == emoji);
        if (reactions.Exists(reaction => reaction.Emoji == emoji && reaction.UserId == scope.ActorId))
        {
            return;
        }

        if (others is null && reactions.DistinctBy(reaction => reaction.Emoji).Count() >= MaxKinds)
        {
            throw Errors.LimitExceeded($"A message takes at most {MaxKinds} different emoji.");
        }

        var seq = scope.Append(message.ChannelId, MessageEvents.ReactionAdded, new ReactionChanged(message.Id, emoji));
        var added = new Reaction
        {
            MessageId = message.Id,
            UserId = scope.ActorId,
            Emoji = emoji,
            Seq = seq,
            FirstSeq = others?.FirstSeq ?? seq,
        };
        scope.Statement("insert into reactions (message_id, user_id, emoji, seq, first_seq) values (@0, @1, @2, @3, @4)")
            .Execute(added.MessageId, added.UserId, added.Emoji, added.Seq, added.FirstSeq);
        reactions.Add(added);
    }

    private static void Remove(WriteScope scope, Message message, string emoji, List<Reaction> reactions)
    {
        if (reactions.RemoveAll(reaction => reaction.Emoji == emoji && reaction.UserId == scope.ActorId) == 0)
        {
            return;
        }

        scope.Statement("delete from reactions where message_id = @0 and user_id = @1 and emoji = @2")
            .Execute(message.Id, scope.ActorId, emoji);
        scope.Append(message.ChannelId, MessageEvents.ReactionRemoved, new ReactionChanged(message.Id, emoji));
    }
}

namespace Realtime.Features.Messages;

/// <summary>
/// What is kept of a post for those who send it again. It leaves out the body: the event has it for ever, and most posts are
/// never sent twice.
/// </summary>
/// <param name="Id">The message.</param>
/// <param name="ChannelId">Where it went.</param>
/// <param name="Seq">Its place in the channel's stream.</param>
/// <param name="At">When.</param>
public sealed record PostedMessage(Guid Id, Guid ChannelId, long Seq, DateTimeOffset At)
{
    internal MessageView View(Guid authorId, string body, Guid? threadRootId) =>
        new(
            Id, ChannelId, Seq, authorId, body, threadRootId, At, EditedAt: null, DeletedAt: null, Version: 1, 0,
            LastReplyAt: null, [], []);
}

/// <summary>What is kept of a deletion for those who send it again.</summary>
/// <param name="Id">The message.</param>
internal sealed record DeletedMessage(Guid Id);

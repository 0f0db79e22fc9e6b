using Microsoft.EntityFrameworkCore;
using Realtime.Platform.Data;

namespace Realtime.Features.Messages;

/// <summary>Puts messages together with their replies, reactions and cards: three queries for any number of messages.</summary>
internal static class MessageViews
{
    public static async Task<List<MessageView>> ReadAsync(AppDbContext db, List<Message> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
        {
            return [];
        }

        var ids = Ids(messages);
        var replies = await Replies(db, ids).ToListAsync(cancellationToken);
        var reactions = await Reactions(db, ids).ToListAsync(cancellationToken);
        var links = await Links(db, ids).ToListAsync(cancellationToken);
        return Combine(messages, replies, reactions, links);
    }

    /// <summary>The same for one message, inside a command.</summary>
    public static MessageView Read(AppDbContext db, Message message)
    {
        List<Message> messages = [message];
        var ids = Ids(messages);
        return Combine(messages, [.. Replies(db, ids)], [.. Reactions(db, ids)], [.. Links(db, ids)])[0];
    }

    /// <summary>The reactions of some messages in the order in which they were given.</summary>
    public static IQueryable<Reaction> Reactions(AppDbContext db, Guid[] messageIds) =>
        db.Set<Reaction>().AsNoTracking().Where(reaction => messageIds.Contains(reaction.MessageId)).OrderBy(reaction => reaction.Seq);

    private static IQueryable<MessageLink> Links(AppDbContext db, Guid[] messageIds) =>
        db.Set<MessageLink>().AsNoTracking().Where(link => messageIds.Contains(link.MessageId)).OrderBy(link => link.Seq);

    private static Guid[] Ids(List<Message> messages) => [.. messages.Select(message => message.Id)];

    private static IQueryable<ReplySummary> Replies(AppDbContext db, Guid[] rootIds) =>
        db.Set<Message>()
            .Where(reply => reply.ThreadRootId != null && rootIds.Contains(reply.ThreadRootId.Value) && reply.DeletedAt == null)
            .GroupBy(reply => reply.ThreadRootId!.Value)
            .Select(thread => new ReplySummary(thread.Key, thread.Count(), thread.Max(reply => reply.CreatedAt)));

    private static List<MessageView> Combine(
        List<Message> messages, List<ReplySummary> replies, List<Reaction> reactions, List<MessageLink> links)
    {
        var repliesOf = replies.ToDictionary(summary => summary.RootId);
        var reactionsOf = reactions.ToLookup(reaction => reaction.MessageId);
        var linksOf = links.ToLookup(link => link.MessageId, link => link.CardId);
        return messages.ConvertAll(message =>
            View(message, repliesOf.GetValueOrDefault(message.Id), reactionsOf[message.Id], linksOf[message.Id]));
    }

    private static MessageView View(
        Message message, ReplySummary? replies, IEnumerable<Reaction> reactions, IEnumerable<Guid> cardIds) => new(
        message.Id,
        message.ChannelId,
        message.Seq,
        message.AuthorId,
        message.Body,
        message.ThreadRootId,
        message.CreatedAt,
        message.EditedAt,
        message.DeletedAt,
        message.Version,
        replies?.Count ?? 0,
        replies?.LastAt,
        [
            .. reactions.GroupBy(reaction => reaction.Emoji)
                .OrderBy(emoji => emoji.First().FirstSeq)
                .Select(emoji => new ReactionView(emoji.Key, [.. emoji.Select(reaction => reaction.UserId)])),
        ],
        [.. cardIds]);

    private sealed record ReplySummary(Guid RootId, int Count, DateTimeOffset LastAt);
}

using System.Linq.Expressions;
using Realtime.Features.Messages;
using Realtime.Platform.Data;
using Stream = Realtime.Platform.Events.Stream;

namespace Realtime.Features.Channels;

/// <summary>Channels with their heads and what is unread.</summary>
internal static class ChannelViews
{
    /// <summary>Nobody reads the difference beyond this, and whoever was away for a year must not make each list count a year.</summary>
    private const int MaxUnread = 1_000;

    /// <summary>
    /// The channels that <paramref name="which"/> selects and <paramref name="userId"/> may see, by id. One statement, and so
    /// one snapshot: head, place and count agree, however much is being posted.
    /// </summary>
    public static IQueryable<ChannelView> Of(AppDbContext db, Guid userId, Expression<Func<Channel, bool>> which) =>
        from channel in db.Set<Channel>().Where(which)
        where !channel.IsPrivate || db.Set<ChannelMember>().Any(member => member.ChannelId == channel.Id && member.UserId == userId)
        join stream in db.Set<Stream>() on channel.Id equals stream.Id
        join ownMarker in db.Set<ReadMarker>().Where(marker => marker.UserId == userId)
            on channel.Id equals ownMarker.ChannelId into ownMarkers
        from marker in ownMarkers.DefaultIfEmpty()
        let readSeq = marker == null ? 0 : marker.Seq
        orderby channel.Id
        select new ChannelView(
            channel.Id,
            channel.WorkspaceId,
            channel.Name,
            channel.Topic,
            channel.IsPrivate,
            channel.IsArchived,
            channel.Id,
            channel.Version,
            channel.CreatedAt,
            channel.CreatedBy,
            stream.Head,
            readSeq,
            db.Set<Message>()
                .Where(message =>
                    message.ChannelId == channel.Id && message.Seq > readSeq && message.AuthorId != userId && message.DeletedAt == null)
                .OrderBy(message => message.Seq)
                .Take(MaxUnread)
                .Count());
}

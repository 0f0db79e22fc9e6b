using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Features.Cards;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Activity;

/// <summary>
/// Reads what happened to a board: its members, lists and labels, and which cards came, moved and went. What happened within a card is in
/// the card's own activity.
/// </summary>
public sealed class BoardHistory(BoardAccess access, IDbContextFactory<AppDbContext> factory)
{
    // A page looks through so many events and no more; those of a busy board are mostly about what is within its cards.
    private const int LookedThrough = 5_000;

    private static readonly string[] s_types =
    [
        BoardEvents.Created, BoardEvents.Updated, BoardEvents.MemberAdded, BoardEvents.MemberRemoved,
        BoardEvents.ListCreated, BoardEvents.ListUpdated, BoardEvents.ListMoved, BoardEvents.ListDeleted,
        BoardEvents.LabelCreated, BoardEvents.LabelUpdated, BoardEvents.LabelDeleted,
        CardEvents.Created, CardEvents.Moved, CardEvents.Archived, CardEvents.Trashed, CardEvents.Restored, CardEvents.Deleted,
        CardEvents.ListArchived, CardEvents.ListRestored,
    ];

    /// <summary>A page of it, newest first, in three queries. It may hold few, or none, and still lead to earlier ones.</summary>
    /// <exception cref="Platform.DomainError"><c>request.invalid</c>, <c>resource.not_found</c>.</exception>
    public async Task<Page<BoardActivityView>> PageAsync(
        Caller caller, Guid boardId, string? before, int? limit, CancellationToken cancellationToken)
    {
        var (place, size) = (PlaceCursor.Read("before", before), Paging.Limit(limit));
        await access.BoardAsync(caller, boardId, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var head = await db.Set<Platform.Events.Stream>().Where(stream => stream.Id == boardId)
            .Select(stream => stream.Head).FirstAsync(cancellationToken);
        var end = Math.Min(place ?? long.MaxValue, head + 1);
        var begin = Math.Max(0, end - 1 - LookedThrough);
        var events = await db.Set<Event>().AsNoTracking()
            .Where(e => e.StreamId == boardId && e.Seq < end && e.Seq > begin && s_types.Contains(e.Type))
            .OrderByDescending(e => e.Seq)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        var shown = events.Take(size).Select(e => (Event: e, About: CardShare.OfBoard(e))).ToList();
        Guid[] cards = [.. shown.Select(one => one.About.CardId).OfType<Guid>().Distinct()];
        var titles = await db.Set<Card>().Where(card => cards.Contains(card.Id))
            .ToDictionaryAsync(card => card.Id, card => card.Title, cancellationToken);
        return new Page<BoardActivityView>(
            [.. shown.Select(one => View(one.Event, one.About.CardId, one.About.Data, titles))], Next(events, size, begin));
    }

    private static string? Next(List<Event> events, int size, long begin)
    {
        if (events.Count > size)
        {
            return PlaceCursor.Write(events[size - 1].Seq);
        }

        return begin > 0 ? PlaceCursor.Write(begin + 1) : null;
    }

    private static BoardActivityView View(Event e, Guid? cardId, byte[] data, Dictionary<Guid, string> titles) => new(
        e.Seq, e.Type, e.ActorId, e.At, new RawJson(data), cardId, cardId is { } id ? titles.GetValueOrDefault(id) : null);
}

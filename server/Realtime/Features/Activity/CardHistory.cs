using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Features.Cards;
using Realtime.Features.Comments;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Activity;

/// <summary>
/// Reads what happened to a card: the board's log itself, as far as it is about the card. The log keeps what deleted comments said; a
/// card's activity is a page for people, and shows it no more than the comments themselves do.
/// </summary>
public sealed class CardHistory(BoardAccess access, IDbContextFactory<AppDbContext> factory)
{
    /// <summary>A page of it, newest first, in one query, and one more where comments are in it.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>, <c>resource.not_found</c>.</exception>
    public async Task<Page<ActivityView>> PageAsync(
        Caller caller, Guid cardId, string? before, int? limit, CancellationToken cancellationToken)
    {
        var (place, size) = (PlaceCursor.Read("before", before) ?? long.MaxValue, Paging.Limit(limit));
        await access.CardAsync(caller, cardId, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);

        // One event may have touched several parts of the card.
        var touched = db.Set<CardActivity>()
            .Where(row => row.CardId == cardId && row.Seq < place)
            .Select(row => new { row.BoardId, row.Seq })
            .Distinct()
            .OrderByDescending(row => row.Seq)
            .Take(size + 1);
        var events = await (
            from row in touched
            join e in db.Set<Event>() on new { StreamId = row.BoardId, row.Seq } equals new { e.StreamId, e.Seq }
            orderby e.Seq descending
            select e).ToListAsync(cancellationToken);
        var shown = events.Take(size).ToList();
        var data = await DeletedBodies.BlankAsync(db, cardId, shown, cancellationToken);
        return new Page<ActivityView>(
            [.. shown.Select(e => new ActivityView(e.Seq, e.Type, e.ActorId, e.At, new RawJson(data[e.Seq])))],
            events.Count > size ? PlaceCursor.Write(events[size - 1].Seq) : null);
    }
}

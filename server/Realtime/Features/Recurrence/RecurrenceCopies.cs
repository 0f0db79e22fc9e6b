using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Features.Cards;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Jobs;

namespace Realtime.Features.Recurrence;

/// <summary>Makes the copies, inside a command.</summary>
internal static class RecurrenceCopies
{
    /// <summary>Makes the copy that is due, and sets when the next one is.</summary>
    /// <returns>Whether there is a copy: none where the card was put away, or its maker lost sight of the board.</returns>
    /// <exception cref="DomainError">
    /// <c>resource.not_found</c> when this instant is not what the card waits for, or it has to go on waiting for a place.
    /// </exception>
    public static bool Make(WriteScope scope, DueItem item)
    {
        var row = scope.Db.Set<CardRecurrence>().AsTracking().FirstOrDefault(row => row.CardId == item.Id && row.NextAt == item.At)
            ?? throw Errors.NotFound();
        var source = scope.Db.Set<Card>().AsNoTracking().Single(card => card.Id == row.CardId);
        if (source.State != CardState.Active || !BoardAccess.CanSee(scope, source.BoardId, scope.ActorId))
        {
            RecurrenceCommands.PutOff(scope, row, row.Rule.After(scope.Now));
            scope.Db.SaveChanges();
            return false;
        }

        var listId = Place(scope, row, source) ?? throw Errors.NotFound();
        RecurrenceCommands.PutOff(scope, row, row.Rule.After(scope.Now));
        scope.Db.SaveChanges();
        var day = LocalTimes.Read(item.At, row.Rule.Zone).Day;
        var copyId = RecurringCards.Copy(scope, source.Id, listId, date => Shift(date, day, row, source), row.Rule.Zone);
        if (row.Kind == RecurrenceKind.Completion)
        {
            HandOver(scope, row, copyId, day);
        }

        return true;
    }

    /// <summary>What waits for completion waits for the copy's from now on.</summary>
    private static void HandOver(WriteScope scope, CardRecurrence row, Guid copyId, DateOnly day)
    {
        scope.Db.Remove(row);
        scope.Db.SaveChanges();
        scope.Db.Add(new CardRecurrence
        {
            CardId = copyId,
            Kind = row.Kind,
            Every = row.Every,
            Time = row.Time,
            TimeZone = row.TimeZone,
            Anchor = day,
            ListId = row.ListId,
            CreatedBy = row.CreatedBy,
        });
        scope.Db.SaveChanges();
        RecurringCards.Mark(scope, row.CardId, isRecurring: false);
        RecurringCards.Mark(scope, copyId, isRecurring: true);
    }

    /// <summary>
    /// Where the copy goes; null while the board is archived or full, or the list blocks more cards. A list that blocks means it, for
    /// everybody, and what recurs must not get lost: so the copy waits until there is room, and comes late.
    /// </summary>
    private static Guid? Place(WriteScope scope, CardRecurrence row, Card source) =>
        !scope.Db.Set<Board>().Any(board => board.Id == source.BoardId && board.IsArchived)
            && RecurringCards.HasRoom(scope, source.BoardId) && List(scope, row, source) is { } list && !IsFull(scope, list)
            ? list.Id
            : null;

    private static bool IsFull(WriteScope scope, BoardList list) =>
        list is { WipLimit: { } limit, WipMode: WipMode.Block }
        && scope.Db.Set<Card>().Count(card => card.ListId == list.Id && card.State == CardState.Active) >= limit;

    /// <summary>The wanted list, or the card's own, or where that is gone or done the first one that is neither.</summary>
    private static BoardList? List(WriteScope scope, CardRecurrence row, Card source)
    {
        var lists = scope.Db.Set<BoardList>().Where(list => list.BoardId == source.BoardId).ToList();
        return lists.Find(list => list.Id == row.ListId)
            ?? lists.Find(list => list.Id == source.ListId && list.Kind == ListKind.Open)
            ?? lists.Where(list => list.Kind == ListKind.Open).MinBy(list => list.Rank, StringComparer.Ordinal);
    }

    /// <summary>
    /// A date of the card on the copy: as far from the copy's day as it is from the day of the rule that the card belongs to. A card
    /// that waits for completion has no such days: its copy is due, or starts, on its own day.
    /// </summary>
    private static DateOnly Shift(DateOnly date, DateOnly day, CardRecurrence row, Card source)
    {
        var zone = row.Rule.Zone;
        var from = row.Kind == RecurrenceKind.Completion
            ? Day(source.DueAt, source.DueDate, zone) ?? Day(source.StartAt, source.StartDate, zone) ?? date
            : row.Rule.DayOnOrBefore(row.Anchor);
        return date.AddDays(day.DayNumber - from.DayNumber);
    }

    private static DateOnly? Day(DateTimeOffset? at, DateOnly? date, TimeZoneInfo zone) =>
        date ?? (at is { } instant ? LocalTimes.Read(instant, zone).Day : null);
}

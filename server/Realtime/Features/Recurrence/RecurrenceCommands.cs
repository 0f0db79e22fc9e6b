using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Features.Cards;
using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Recurrence;

/// <summary>What happens to recurrences inside a command.</summary>
internal static class RecurrenceCommands
{
    private const string AnySql = "select 1 from card_recurrences where card_id = @0";

    public static ChangedRecurrence Set(WriteScope scope, CardRecurrence wanted)
    {
        var board = BoardAccess.Card(scope, wanted.CardId).Writable();
        if (wanted.ListId is { } listId && !scope.Db.Set<BoardList>().Any(list => list.Id == listId && list.BoardId == board.BoardId))
        {
            throw Errors.Invalid("listId", "It must be a list of the card's board.");
        }

        var rows = scope.Db.Set<CardRecurrence>();
        rows.Where(row => row.CardId == wanted.CardId).ExecuteDelete();
        var row = new CardRecurrence
        {
            CardId = wanted.CardId,
            Kind = wanted.Kind,
            Every = wanted.Every,
            Days = wanted.Days,
            DayOfMonth = wanted.DayOfMonth,
            Time = wanted.Time,
            TimeZone = wanted.TimeZone,
            Anchor = LocalTimes.Read(scope.Now, LocalTimes.Zone(wanted.TimeZone)).Day,
            ListId = wanted.ListId,
            CreatedBy = scope.ActorId,
        };
        PutOff(scope, row, row.Rule.After(scope.Now));
        rows.Add(row);
        scope.Db.SaveChanges();
        RecurringCards.Mark(scope, row.CardId, isRecurring: true);
        Follow(scope, row.CardId);
        return new ChangedRecurrence(row.CardId, RecurrenceView.Of(rows.AsNoTracking().Single(kept => kept.CardId == wanted.CardId)));
    }

    public static ChangedRecurrence Remove(WriteScope scope, Guid cardId)
    {
        BoardAccess.Card(scope, cardId).Writable();
        scope.Db.Set<CardRecurrence>().Where(row => row.CardId == cardId).ExecuteDelete();
        RecurringCards.Mark(scope, cardId, isRecurring: false);
        return new ChangedRecurrence(cardId, null);
    }

    /// <summary>Whether a card that waits for completion is complete now.</summary>
    public static void Follow(WriteScope scope, Guid cardId)
    {
        if (scope.Statement(AnySql).Scalar<long>(cardId) != 0)
        {
            Follow(scope, scope.Db.Set<Card>().Where(card => card.Id == cardId));
        }
    }

    /// <summary>The same for any number of cards: one query, and a statement for each one that changes.</summary>
    public static void Follow(WriteScope scope, IQueryable<Card> cards)
    {
        var waiting =
            (from row in scope.Db.Set<CardRecurrence>().AsNoTracking()
             where row.Kind == RecurrenceKind.Completion
             join card in cards on row.CardId equals card.Id
             join list in scope.Db.Set<BoardList>() on card.ListId equals list.Id into lists
             from list in lists.DefaultIfEmpty()
             select new { row, IsDone = card.State == CardState.Active && list != null && list.Kind == ListKind.Closed }).ToList();
        scope.Handled(waiting.Count);
        foreach (var (row, isDone) in waiting.Select(one => (one.row, one.IsDone)).Where(one => one.IsDone != one.row.NextAt is not null))
        {
            PutOff(scope, row, isDone ? row.Rule.AfterCompletion(scope.Now) : null);
            scope.Statement("update card_recurrences set next_at = @1 where card_id = @0").Execute(row.CardId, row.NextAt);
        }
    }

    public static void PutOff(WriteScope scope, CardRecurrence row, DateTimeOffset? next)
    {
        row.NextAt = next;
        if (next is { } at)
        {
            scope.Wake(RecurrenceWork.WorkName, at);
        }
    }
}

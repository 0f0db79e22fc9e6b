using Microsoft.EntityFrameworkCore;
using Realtime.Features.Checklists;
using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Cards;

/// <summary>What recurrence may do to cards, inside a command that has asked for access.</summary>
public static class RecurringCards
{
    /// <summary>The command by which a card comes again: nobody's deed, though it has an actor.</summary>
    public const string CopyKind = "recurrence.copy";

    private const string CountSql = "select count(*) from cards where board_id = @0 and state = 0";
    private const int LastYear = 2199;

    /// <summary>Whether a board takes one more card.</summary>
    public static bool HasRoom(WriteScope scope, Guid boardId)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Statement(CountSql).Scalar<long>(boardId) < Card.MaxOnBoard;
    }

    /// <summary>Marks a card as one that comes again, or no more. Nothing happens when it is marked so already.</summary>
    public static void Mark(WriteScope scope, Guid cardId, bool isRecurring)
    {
        var card = CardScope.Find(scope, cardId);
        if (card.IsRecurring == isRecurring)
        {
            return;
        }

        card.IsRecurring = isRecurring;
        card.Version++;
        scope.Db.SaveChanges();
        var (before, after) = (new CardChange(IsRecurring: !isRecurring), new CardChange(IsRecurring: isRecurring));
        CardLog.Append(scope, card, CardEvents.Updated, new CardUpdated(card.Id, card.Version, before, after), CardFields.Recurring);
    }

    /// <summary>
    /// Makes a card anew at the end of a list of its board: nothing of it is done yet, nobody has commented. That the
    /// board and the list have room is the caller's to ask.
    /// </summary>
    /// <param name="scope">The command.</param>
    /// <param name="cardId">The card.</param>
    /// <param name="listId">Where the copy goes.</param>
    /// <param name="shift">The day of a date on the copy.</param>
    /// <param name="zone">The zone in which times of day stay what they are.</param>
    /// <returns>The copy.</returns>
    public static Guid Copy(WriteScope scope, Guid cardId, Guid listId, Func<DateOnly, DateOnly> shift, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var source = scope.Db.Set<Card>().AsNoTracking().Single(card => card.Id == cardId);
        var id = Guid.CreateVersion7(scope.Now);
        var copy = new Card
        {
            Id = id,
            BoardId = source.BoardId,
            ListId = listId,
            Rank = CardPlaces.Rank(scope, source.BoardId, listId, id, CardPlaces.End(scope, listId, id)),
            Title = source.Title,
            Description = source.Description,
            StartAt = Shift(source.StartAt, shift, zone),
            StartDate = Shift(source.StartDate, shift),
            DueAt = Shift(source.DueAt, shift, zone),
            DueDate = Shift(source.DueDate, shift),
            Cover = source.Cover,
            EstimateHundredths = source.EstimateHundredths,
            CheckTotal = source.CheckTotal,
            Version = 1,
            TitleVersion = 1,
            DescriptionVersion = 1,
            MovedVersion = 1,
            MovedBy = scope.ActorId,
            MovedAt = scope.Now,
            CreatedAt = scope.Now,
            CreatedBy = scope.ActorId,
        };
        scope.Db.Add(copy);
        scope.Db.SaveChanges();
        CopyParts(scope, source.Id, copy.Id);
        CardLog.Append(scope, copy, CardEvents.Created, new CardCreated(CardViews.Summary(scope, copy)), CardFields.Recurring);
        return copy.Id;
    }

    private static void CopyParts(WriteScope scope, Guid from, Guid to)
    {
        var db = scope.Db;
        db.AddRange(db.Set<CardLabel>().AsNoTracking().Where(row => row.CardId == from).ToList()
            .Select(row => new CardLabel { CardId = to, LabelId = row.LabelId }));
        db.AddRange(db.Set<CardAssignee>().AsNoTracking().Where(row => row.CardId == from).ToList()
            .Select(row => new CardAssignee { CardId = to, UserId = row.UserId }));
        ChecklistCopies.Copy(scope, from, to);
    }

    private static DateTimeOffset? Shift(DateTimeOffset? at, Func<DateOnly, DateOnly> shift, TimeZoneInfo zone)
    {
        if (at is not { } instant)
        {
            return null;
        }

        var (day, time) = LocalTimes.Read(instant, zone);
        return Shift(day, shift) is { } shifted ? LocalTimes.At(shifted, time, zone) : null;
    }

    // A date beyond the years that cards may have is left out.
    private static DateOnly? Shift(DateOnly? date, Func<DateOnly, DateOnly> shift) =>
        date is { } day && shift(day) is { Year: <= LastYear } shifted ? shifted : null;
}

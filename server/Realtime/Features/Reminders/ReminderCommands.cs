using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Features.Cards;
using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Reminders;

/// <summary>What happens to reminders inside a command.</summary>
internal static class ReminderCommands
{
    private const string AnySql = "select 1 from reminders where card_id = @0 limit 1";

    // For an instant that it fired for already it does not fire again, even when it comes back to it.
    private const string SetSql =
        """
        update reminders set fires_at = @1, fired_at = (select fired_at from reminder_firings where reminder_id = @0 and due_at = @1)
        where id = @0
        """;

    public static ReminderView Create(WriteScope scope, Guid cardId, CreateReminderRequest request)
    {
        BoardAccess.Card(scope, cardId).Writable();
        var reminders = scope.Db.Set<Reminder>();
        if (reminders.Count(row => row.CardId == cardId && row.UserId == scope.ActorId) >= Reminder.MaxOnCard)
        {
            throw Errors.LimitExceeded($"A card takes at most {Reminder.MaxOnCard} reminders of one person.");
        }

        if (request.DueAt <= scope.Now)
        {
            throw Errors.Invalid("dueAt", "It must be ahead.");
        }

        var reminder = new Reminder
        {
            Id = Guid.CreateVersion7(scope.Now),
            CardId = cardId,
            UserId = scope.ActorId,
            DueAt = request.DueAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()) : null,
            BeforeDue = request.BeforeDue,
            BeforeStart = request.BeforeStart,
            TimeZone = request.TimeZone ?? Settings.Settings.ZoneOf(scope, scope.ActorId),
            CreatedAt = scope.Now,
        };
        var times = ReminderTimes.Of(scope.Db, scope.Db.Set<Card>().Where(card => card.Id == cardId)).Single();
        reminder.FiresAt = FiresAt(scope, reminder, times);
        reminders.Add(reminder);
        scope.Db.SaveChanges();
        Wake(scope, reminder.FiresAt);
        return ReminderView.Of(reminder);
    }

    public static DeletedReminder Delete(WriteScope scope, Guid id) =>
        scope.Statement("delete from reminders where id = @0 and user_id = @1").Execute(id, scope.ActorId) > 0
            ? new DeletedReminder(id)
            : throw Errors.NotFound();

    public static void Follow(WriteScope scope, Guid cardId)
    {
        // Most cards have none, and cards are moved all the time: ask before EF Core opens its context.
        if (scope.Statement(AnySql).Scalar<long>(cardId) != 0)
        {
            Follow(scope, scope.Db.Set<Card>().Where(card => card.Id == cardId));
        }
    }

    /// <summary>Sets the reminders of cards anew: two queries, and a statement for each one that changes.</summary>
    public static void Follow(WriteScope scope, IQueryable<Card> cards)
    {
        var all = scope.Db.Set<Reminder>().AsNoTracking();
        var times = ReminderTimes.Of(scope.Db, cards.Where(card => all.Any(reminder => reminder.CardId == card.Id)))
            .ToDictionary(card => card.CardId);
        if (times.Count == 0)
        {
            return;
        }

        var reminders = all.Where(reminder => cards.Any(card => card.Id == reminder.CardId)).ToList();
        scope.Handled(reminders.Count);
        DateTimeOffset? first = null;
        foreach (var reminder in reminders)
        {
            var firesAt = FiresAt(scope, reminder, times[reminder.CardId]);
            if (firesAt != reminder.FiresAt)
            {
                scope.Statement(SetSql).Execute(reminder.Id, firesAt);
                first = first is null || firesAt < first ? firesAt : first;
            }
        }

        Wake(scope, first);
    }

    /// <summary>
    /// When a reminder fires. What it was already set to stays, though it may have passed: it was missed while the server was down, and
    /// still fires. A new instant that has passed fires only while what it announces lies ahead.
    /// </summary>
    private static DateTimeOffset? FiresAt(WriteScope scope, Reminder reminder, CardTimes card)
    {
        var (firesAt, announced) = ReminderTimes.Of(reminder, card);
        return firesAt != reminder.FiresAt && firesAt <= scope.Now && announced <= scope.Now ? null : firesAt;
    }

    private static void Wake(WriteScope scope, DateTimeOffset? first)
    {
        if (first is { } at)
        {
            scope.Wake(ReminderWork.WorkName, at);
        }
    }
}

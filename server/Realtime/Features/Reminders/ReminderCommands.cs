using Realtime.Features.Boards;
using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Reminders;

/// <summary>What happens to reminders inside a command.</summary>
internal static class ReminderCommands
{
    private const string AnySql = "select 1 from reminders where card_id = @0 limit 1";

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
        Set(scope, reminder, ReminderTimes.Read(scope.Db, cardId));
        reminders.Add(reminder);
        scope.Db.SaveChanges();
        return ReminderView.Of(reminder);
    }

    public static DeletedReminder Delete(WriteScope scope, Guid id) =>
        scope.Statement("delete from reminders where id = @0 and user_id = @1").Execute(id, scope.ActorId) > 0
            ? new DeletedReminder(id)
            : throw Errors.NotFound();

    public static void Follow(WriteScope scope, Guid cardId)
    {
        // Most cards have none, and cards are moved all the time: ask before EF Core opens its context.
        if (scope.Statement(AnySql).Scalar<long>(cardId) == 0)
        {
            return;
        }

        var card = ReminderTimes.Read(scope.Db, cardId);
        foreach (var reminder in scope.Db.Set<Reminder>().Where(row => row.CardId == cardId).ToList())
        {
            Set(scope, reminder, card);
        }

        scope.Db.SaveChanges();
    }

    /// <summary>
    /// Sets when a reminder fires. What it was already set to stays, though it may have passed: it was missed while the server was
    /// down, and still fires. A new instant that has passed fires only while what it announces lies ahead.
    /// </summary>
    private static void Set(WriteScope scope, Reminder reminder, CardTimes? card)
    {
        var (firesAt, announced) = ReminderTimes.Of(reminder, card);
        if (firesAt == reminder.FiresAt)
        {
            return;
        }

        reminder.FiresAt = firesAt is { } at && at <= scope.Now && announced <= scope.Now ? null : firesAt;
        reminder.FiredAt = reminder.FiresAt is { } due
            ? scope.Db.Set<ReminderFiring>()
                .Where(firing => firing.ReminderId == reminder.Id && firing.DueAt == due)
                .Select(firing => (DateTimeOffset?)firing.FiredAt)
                .FirstOrDefault()
            : null;
        if (reminder is { FiresAt: { } wake, FiredAt: null })
        {
            scope.Wake(ReminderWork.WorkName, wake);
        }
    }
}

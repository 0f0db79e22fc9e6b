using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Features.Cards;
using Realtime.Features.Inbox;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Jobs;
using Realtime.Platform.Mail;

namespace Realtime.Features.Reminders;

/// <summary>Fires reminders: each once for each instant, whatever crashes, since the effect is one command that is known by both.</summary>
internal sealed class ReminderWork(EventLog log, IDbContextFactory<AppDbContext> factory, MailOutbox outbox) : IDueWork
{
    public const string WorkName = "reminders";
    private static readonly TimeSpan s_lateAfter = TimeSpan.FromMinutes(1);

    public string Name => WorkName;

    public async Task<IReadOnlyList<DateTimeOffset>> AheadAsync(
        DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await Waiting(db, until)
            .Where(reminder => reminder.FiresAt > after)
            .Select(reminder => reminder.FiresAt!.Value).Distinct().Order().Take(1000)
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<DueItem>> DueAsync(
        DateTimeOffset until, DueItem after, int limit, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await Waiting(db, until)
            .Where(reminder => reminder.FiresAt >= after.At && (reminder.FiresAt > after.At || reminder.Id > after.Id))
            .OrderBy(reminder => reminder.FiresAt).ThenBy(reminder => reminder.Id).Take(limit)
            .Select(reminder => new DueItem(reminder.Id, reminder.UserId, reminder.FiresAt!.Value))
            .ToListAsync(cancellationToken);
    }

    public async Task RunAsync(DueItem item, CancellationToken cancellationToken)
    {
        try
        {
            var operation = new Operation(item.UserId, "reminder.fire", Ids.Of(item.Id, item.At));
            await log.WriteAsync(item.UserId, operation, scope => Fire(scope, item), cancellationToken);
        }
        catch (DomainError moved) when (moved.Code == "resource.not_found")
        {
            // Deleted, fired, moved or archived with its board since it was read. It must not count as done for this instant: it
            // may come back to it.
        }
    }

    /// <summary>On an archived board reminders wait: what passes meanwhile fires late when the board comes back.</summary>
    private static IQueryable<Reminder> Waiting(AppDbContext db, DateTimeOffset until) =>
        from reminder in db.Set<Reminder>()
        where reminder.FiresAt != null && reminder.FiredAt == null && reminder.FiresAt <= until
        join card in db.Set<Card>() on reminder.CardId equals card.Id
        join board in db.Set<Board>() on card.BoardId equals board.Id
        where !board.IsArchived
        select reminder;

    private bool Fire(WriteScope scope, DueItem item)
    {
        var reminder = scope.Db.Set<Reminder>().AsTracking()
            .FirstOrDefault(row => row.Id == item.Id && row.FiresAt == item.At && row.FiredAt == null)
            ?? throw Errors.NotFound();
        var card = scope.Db.Set<Card>().AsNoTracking().Single(row => row.Id == reminder.CardId);
        var board = scope.Db.Set<Board>().AsNoTracking().Single(row => row.Id == card.BoardId);
        if (board.IsArchived)
        {
            // Since it was read. It must not count as fired.
            throw Errors.NotFound();
        }

        reminder.FiredAt = scope.Now;
        scope.Db.Add(new ReminderFiring { ReminderId = reminder.Id, DueAt = item.At, FiredAt = scope.Now });
        scope.Db.SaveChanges();

        if (BoardAccess.CanSee(scope, board.Id, reminder.UserId))
        {
            Tell(scope, reminder, card, board.WorkspaceId, item.At);
        }

        return true;
    }

    private void Tell(WriteScope scope, Reminder reminder, Card card, Guid workspaceId, DateTimeOffset dueAt)
    {
        var isLate = scope.Now - dueAt > s_lateAfter;
        var notice = new ReminderNotice(card.Id, card.BoardId, card.Title, dueAt, isLate);
        InboxItems.Add(scope, reminder.UserId, InboxKinds.Reminder, workspaceId, notice);
        if (Settings.Settings.WantsEmail(scope, reminder.UserId))
        {
            var (day, time) = LocalTimes.Read(dueAt, LocalTimes.Zone(reminder.TimeZone));
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"{card.Title}\n\n{day:yyyy-MM-dd} {time:HH\\:mm} ({reminder.TimeZone}){(isLate ? ", late" : "")}");
            outbox.Add(scope, reminder.UserId, "Reminder: " + card.Title, text, $"w/{workspaceId}/b/{card.BoardId}/card/{card.Id}");
        }
    }
}

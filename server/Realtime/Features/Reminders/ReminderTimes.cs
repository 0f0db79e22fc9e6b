using Realtime.Features.Boards;
using Realtime.Features.Cards;
using Realtime.Platform;
using Realtime.Platform.Data;

namespace Realtime.Features.Reminders;

/// <summary>When reminders fire.</summary>
internal static class ReminderTimes
{
    private static readonly TimeOnly s_morning = new(9, 0);

    /// <summary>What the reminders of cards depend on.</summary>
    public static IQueryable<CardTimes> Of(AppDbContext db, IQueryable<Card> cards) =>
        from card in cards
        join list in db.Set<BoardList>() on card.ListId equals list.Id into lists
        from list in lists.DefaultIfEmpty()
        select new CardTimes(
            card.Id, card.StartAt, card.StartDate, card.DueAt, card.DueDate,
            card.State == CardState.Active && (list == null || list.Kind == ListKind.Open));

    /// <summary>When a reminder of the card fires, and the instant that it announces.</summary>
    public static (DateTimeOffset? FiresAt, DateTimeOffset? Announced) Of(Reminder reminder, CardTimes? card)
    {
        if (card is not { IsOpen: true })
        {
            return (null, null);
        }

        if (reminder.DueAt is { } at)
        {
            return (at, at);
        }

        var (anchor, minutes) = reminder.BeforeDue is { } beforeDue
            ? (Instant(card.DueAt, card.DueDate, reminder), beforeDue)
            : (Instant(card.StartAt, card.StartDate, reminder), reminder.BeforeStart ?? 0);
        return (anchor?.AddMinutes(-minutes), anchor);
    }

    private static DateTimeOffset? Instant(DateTimeOffset? at, DateOnly? date, Reminder reminder) =>
        at ?? (date is { } day ? LocalTimes.At(day, s_morning, LocalTimes.Zone(reminder.TimeZone)) : null);
}

/// <summary>What a card's reminders depend on.</summary>
internal sealed record CardTimes(
    Guid CardId, DateTimeOffset? StartAt, DateOnly? StartDate, DateTimeOffset? DueAt, DateOnly? DueDate, bool IsOpen);

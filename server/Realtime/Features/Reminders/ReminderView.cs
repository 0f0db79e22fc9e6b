using System.Text.Json.Serialization;
using Realtime.Platform.Http;

namespace Realtime.Features.Reminders;

/// <summary>One's own reminder of a card.</summary>
/// <param name="Id">The reminder.</param>
/// <param name="CardId">The card.</param>
/// <param name="DueAt">The instant that it is for, when it is for one.</param>
/// <param name="BeforeDue">Minutes before the card is due, when it follows that.</param>
/// <param name="BeforeStart">Minutes before the card starts, when it follows that.</param>
/// <param name="TimeZone">The zone in which a date without a time stands for 09:00.</param>
/// <param name="FiresAt">When it fires or fired; null while there is nothing to fire for: no date, the card done or put away.</param>
/// <param name="FiredAt">When it did; null while it has not.</param>
public sealed record ReminderView(
    Guid Id, Guid CardId, DateTimeOffset? DueAt, int? BeforeDue, int? BeforeStart, string TimeZone, DateTimeOffset? FiresAt,
    DateTimeOffset? FiredAt)
{
    internal static ReminderView Of(Reminder reminder) => new(
        reminder.Id, reminder.CardId, reminder.DueAt, reminder.BeforeDue, reminder.BeforeStart, reminder.TimeZone, reminder.FiresAt,
        reminder.FiredAt);
}

/// <summary>A reminder to make; exactly one of the first three is given.</summary>
/// <param name="DueAt">An instant ahead.</param>
/// <param name="BeforeDue">0 to 525,600 minutes before the card is due.</param>
/// <param name="BeforeStart">0 to 525,600 minutes before the card starts.</param>
/// <param name="TimeZone">IANA name; the zone of one's settings when left out.</param>
public sealed record CreateReminderRequest(
    DateTimeOffset? DueAt = null, int? BeforeDue = null, int? BeforeStart = null, string? TimeZone = null);

/// <summary>What is kept of a deletion for those who send it again.</summary>
internal sealed record DeletedReminder(Guid Id);

[JsonSerializable(typeof(ReminderView))]
[JsonSerializable(typeof(Page<ReminderView>))]
[JsonSerializable(typeof(CreateReminderRequest))]
[JsonSerializable(typeof(DeletedReminder))]
internal sealed partial class RemindersJson : JsonSerializerContext;

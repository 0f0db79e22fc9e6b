using System.Globalization;
using System.Text.Json.Serialization;
using Realtime.Platform;

namespace Realtime.Features.Recurrence;

/// <summary>How a card comes again.</summary>
/// <param name="Kind">Daily, weekly, monthly, or some days after completion.</param>
/// <param name="Every">Each so many days, weeks or months.</param>
/// <param name="Days">Of a weekly one: <c>mon</c> to <c>sun</c>; null else.</param>
/// <param name="DayOfMonth">Of a monthly one; null else.</param>
/// <param name="Time">The time of day, <c>HH:mm</c>.</param>
/// <param name="TimeZone">The zone whose clocks count.</param>
/// <param name="ListId">Where copies go; the card's own list when null.</param>
/// <param name="NextAt">When the next copy is made; null while it waits for completion.</param>
public sealed record RecurrenceView(
    RecurrenceKind Kind, int Every, IReadOnlyList<string>? Days, int? DayOfMonth, string Time, string TimeZone, Guid? ListId,
    DateTimeOffset? NextAt)
{
    private static readonly string[] s_days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    internal static RecurrenceView Of(CardRecurrence row) => new(
        row.Kind,
        row.Every,
        row.Kind == RecurrenceKind.Weekly ? [.. s_days.Where((_, bit) => (row.Days & (1 << bit)) != 0)] : null,
        row.Kind == RecurrenceKind.Monthly ? row.DayOfMonth : null,
        row.Time.ToString("HH:mm", CultureInfo.InvariantCulture),
        row.TimeZone,
        row.ListId,
        row.NextAt);

    /// <summary>Days as bits, Monday the lowest.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    internal static int Bits(IReadOnlyList<string>? days)
    {
        if (days is not { Count: >= 1 and <= 7 } || days.Any(day => !s_days.Contains(day)) || days.Distinct().Count() != days.Count)
        {
            throw Errors.Invalid("days", "It must hold different days, such as mon and thu.");
        }

        return days.Sum(day => 1 << Array.IndexOf(s_days, day));
    }
}

/// <summary>How a card is to come again.</summary>
/// <param name="Kind">Daily, weekly, monthly, or completion.</param>
/// <param name="Every">1 to 365.</param>
/// <param name="Time"><c>HH:mm</c>.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Days">With weekly, and only then: <c>mon</c> to <c>sun</c>.</param>
/// <param name="DayOfMonth">With monthly, and only then: 1 to 31.</param>
/// <param name="ListId">Where copies go: a list of the card's board; the card's own list when left out.</param>
public sealed record SetRecurrenceRequest(
    RecurrenceKind Kind, int Every, string Time, string TimeZone, IReadOnlyList<string>? Days = null, int? DayOfMonth = null,
    Guid? ListId = null);

/// <summary>What is kept of a recurrence that was set or removed, for those who send it again.</summary>
internal sealed record ChangedRecurrence(Guid CardId, RecurrenceView? Recurrence);

[JsonSerializable(typeof(RecurrenceView))]
[JsonSerializable(typeof(SetRecurrenceRequest))]
[JsonSerializable(typeof(ChangedRecurrence))]
internal sealed partial class RecurrenceJson : JsonSerializerContext;

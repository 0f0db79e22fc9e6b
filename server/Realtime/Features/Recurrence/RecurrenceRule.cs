using Realtime.Platform;

namespace Realtime.Features.Recurrence;

/// <summary>When a card comes again. Pure: the same rule and instant give the same answer.</summary>
/// <param name="Kind">How days are counted.</param>
/// <param name="Every">Each so many days, weeks or months; 1 to 365.</param>
/// <param name="Days">Of a weekly rule: which days, the lowest bit being Monday.</param>
/// <param name="DayOfMonth">Of a monthly rule: 1 to 31; in shorter months the last day.</param>
/// <param name="Time">The time of day.</param>
/// <param name="Zone">The zone whose clocks count.</param>
/// <param name="Anchor">The day from which weeks, months and days are counted.</param>
internal sealed record RecurrenceRule(
    RecurrenceKind Kind, int Every, int Days, int DayOfMonth, TimeOnly Time, TimeZoneInfo Zone, DateOnly Anchor)
{
    private const int LastYear = 2199;

    /// <summary>
    /// The first instant after another; null where the calendar that we serve ends, and for a rule that waits for completion.
    /// </summary>
    public DateTimeOffset? After(DateTimeOffset instant)
    {
        if (Kind == RecurrenceKind.Completion)
        {
            return null;
        }

        // One day back: where clocks jump, a time of this day may be the instant itself or just before it.
        var from = LocalTimes.Read(instant, Zone).Day.AddDays(-1);
        foreach (var day in DaysFrom(from < Anchor ? Anchor : from))
        {
            var at = LocalTimes.At(day, Time, Zone);
            if (at > instant)
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>Of a rule that waits for completion: when the card comes again.</summary>
    public DateTimeOffset? AfterCompletion(DateTimeOffset completed)
    {
        var day = LocalTimes.Read(completed, Zone).Day.AddDays(Every);
        return day.Year <= LastYear ? LocalTimes.At(day, Time, Zone) : null;
    }

    /// <summary>The last day of the rule on or before a day: what a date of the card belongs to.</summary>
    public DateOnly DayOnOrBefore(DateOnly day) => Kind switch
    {
        RecurrenceKind.Weekly => Enumerable.Range(0, 7).Select(back => day.AddDays(-back)).FirstOrDefault(IsDay, day),
        RecurrenceKind.Monthly => DayIn(day) <= day ? DayIn(day) : DayIn(day.AddMonths(-1)),
        _ => day,
    };

    private IEnumerable<DateOnly> DaysFrom(DateOnly from)
    {
        for (var day = First(from); day.Year <= LastYear; day = Next(day))
        {
            if (day >= from && (Kind != RecurrenceKind.Weekly || IsDay(day)))
            {
                yield return day;
            }
        }
    }

    /// <summary>A day of the rule, or of its weeks, that is not after the wanted one by a whole step.</summary>
    private DateOnly First(DateOnly from) => Kind switch
    {
        RecurrenceKind.Daily => Anchor.AddDays(Steps(from.DayNumber - Anchor.DayNumber)),
        RecurrenceKind.Weekly => Monday(Anchor).AddDays(Steps((from.DayNumber - Monday(Anchor).DayNumber) / 7) * 7),
        _ => DayIn(Anchor.AddDays(1 - Anchor.Day).AddMonths(Steps(Months(from) - Months(Anchor)))),
    };

    private DateOnly Next(DateOnly day) => Kind switch
    {
        RecurrenceKind.Daily => day.AddDays(Every),
        RecurrenceKind.Weekly => day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(1 + ((Every - 1) * 7)) : day.AddDays(1),
        _ => DayIn(day.AddDays(1 - day.Day).AddMonths(Every)),
    };

    /// <summary>Whole multiples of the step that fit into a distance.</summary>
    private int Steps(int distance) => distance / Every * Every;

    private bool IsDay(DateOnly day) => (Days & (1 << ((int)day.DayOfWeek + 6) % 7)) != 0;

    private DateOnly DayIn(DateOnly month) =>
        new(month.Year, month.Month, Math.Min(DayOfMonth, DateTime.DaysInMonth(month.Year, month.Month)));

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static int Months(DateOnly day) => (day.Year * 12) + day.Month;
}

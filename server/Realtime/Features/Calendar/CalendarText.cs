using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Realtime.Features.Digest;

namespace Realtime.Features.Calendar;

/// <summary>Writes due cards as iCalendar (RFC 5545).</summary>
internal static class CalendarText
{
    public static string Write(IReadOnlyList<DueCard> cards, Uri page, DateTimeOffset now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Realtime//Due cards//EN" };
        calendar.AddProperty("X-WR-CALNAME", "Due cards");
        foreach (var card in cards)
        {
            calendar.Events.Add(Event(card, page, now));
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent Event(DueCard card, Uri page, DateTimeOffset now) => new()
    {
        // The same card is the same event each time it is read, so that programs move it instead of adding another.
        Uid = $"{card.CardId}@realtime",
        DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
        Summary = card.Title,
        Location = card.BoardName,
        Url = new Uri(page, $"w/{card.WorkspaceId}/b/{card.BoardId}/card/{card.CardId}"),
        Start = card.DueAt is { } at ? new CalDateTime(at.UtcDateTime, "UTC") : new CalDateTime(card.DueDate!.Value),
        Transparency = Ical.Net.TransparencyType.Transparent,
    };
}

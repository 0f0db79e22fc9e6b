using System.Text.Json.Serialization;

namespace Realtime.Features.Calendar;

/// <summary>One's own calendar address, shown once.</summary>
/// <param name="Url">Whoever has it can read which cards are due.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record CalendarAddress(string Url, DateTimeOffset CreatedAt);

/// <summary>That one has a calendar address, which only its maker saw.</summary>
/// <param name="CreatedAt">When it was made.</param>
public sealed record CalendarView(DateTimeOffset CreatedAt);

[JsonSerializable(typeof(CalendarAddress))]
[JsonSerializable(typeof(CalendarView))]
internal sealed partial class CalendarJson : JsonSerializerContext;

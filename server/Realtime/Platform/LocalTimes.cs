using System.Globalization;
using System.Security;
using System.Text.RegularExpressions;

namespace Realtime.Platform;

/// <summary>What a person's clock on the wall says, and when that is. Zones are named as IANA names them.</summary>
public static partial class LocalTimes
{
    /// <summary>Longest name of a zone.</summary>
    public const int MaxZoneLength = 64;

    /// <summary>The zone of those who never said theirs.</summary>
    public const string DefaultZone = "UTC";

    /// <summary>Checks a zone's name.</summary>
    /// <param name="member">The request's member in camelCase, for the refusal.</param>
    /// <param name="id">Such as <c>Europe/Berlin</c>.</param>
    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    public static TimeZoneInfo CheckZone(string member, string id) =>
        Find(id) ?? throw Errors.Invalid(member, "It must be the name of a time zone, such as Europe/Berlin.");

    /// <summary>Reads a time of day.</summary>
    /// <param name="member">The request's member in camelCase, for the refusal.</param>
    /// <param name="text"><c>HH:mm</c>, from 00:00 to 23:59.</param>
    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    public static TimeOnly CheckTime(string member, string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw Errors.Invalid(member, "It must be a time of day, such as 08:00.");

    /// <summary>A zone that was checked before; UTC when this machine does not know it any more.</summary>
    public static TimeZoneInfo Zone(string id) => Find(id) ?? TimeZoneInfo.Utc;

    /// <summary>
    /// The instant at which clocks in a zone show a time. Where the clocks jump over it, the first instant after the jump; where they
    /// show it twice, the earlier.
    /// </summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = day.ToDateTime(time);
        while (zone.IsInvalidTime(local))
        {
            // Clocks jump at whole minutes, and at most by a day.
            local = new DateTime(local.Ticks - (local.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The day and the time that clocks in a zone show at an instant.</summary>
    public static (DateOnly Day, TimeOnly Time) Read(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        return (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    private static TimeZoneInfo? Find(string id)
    {
        // Names are files on most systems: what cannot be one must not reach the disk.
        if (id.Length > MaxZoneLength || !Name().IsMatch(id))
        {
            return null;
        }

        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception exception) when (exception is TimeZoneNotFoundException or InvalidTimeZoneException or SecurityException
            or UnauthorizedAccessException or IOException)
        {
            return null;
        }
    }

    [GeneratedRegex("^[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,3}$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}

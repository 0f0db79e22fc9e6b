using System.Text.Json.Serialization;
using Realtime.Platform;

namespace Realtime.Features.Cards;

/// <summary>An instant, or a day without a time: <c>{"at": …}</c> or <c>{"date": …}</c>. Exactly one is given.</summary>
/// <param name="At">The instant.</param>
/// <param name="Date">The day, in whatever zone it is looked at.</param>
public sealed record When(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? At = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? Date = null)
{
    private const int FirstYear = 2000;
    private const int LastYear = 2199;
    private static readonly TimeSpan s_farthestWest = TimeSpan.FromHours(12);
    private static readonly TimeSpan s_farthestEast = TimeSpan.FromHours(14);

    internal static When? Of(DateTimeOffset? at, DateOnly? date) => at is null && date is null ? null : new When(at, date);

    /// <summary>Whether this lies after the other whatever zone is meant: a day alone is a whole day in any of them.</summary>
    internal bool IsAfter(When other) => (At, Date, other.At, other.Date) switch
    {
        ({ } from, _, { } to, _) => from > to,
        (_, { } from, _, { } to) => from > to,
        ({ } from, _, _, { } to) => from >= Midnight(to).AddDays(1) + s_farthestWest,
        (_, { } from, { } to, _) => to < Midnight(from) - s_farthestEast,
        _ => false,
    };

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Demands exactly one of the two, in a year that makes sense.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    internal When Check(string member)
    {
        if (At is null == Date is null)
        {
            throw Errors.Invalid(member, "It must have either at or date.");
        }

        // Stored in whole milliseconds: what is told must be what is read later.
        return (At?.UtcDateTime.Year ?? Date!.Value.Year) is >= FirstYear and <= LastYear
            ? this with { At = At is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()) : null }
            : throw Errors.Invalid(member, $"Its year must be {FirstYear} to {LastYear}.");
    }
}

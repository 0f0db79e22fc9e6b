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

    internal static When? Of(DateTimeOffset? at, DateOnly? date) => at is null && date is null ? null : new When(at, date);

    /// <summary>Demands exactly one of the two, in a year that makes sense.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    internal When Check(string member)
    {
        if (At is null == Date is null)
        {
            throw Errors.Invalid(member, "It must have either at or date.");
        }

        return (At?.UtcDateTime.Year ?? Date!.Value.Year) is >= FirstYear and <= LastYear
            ? this
            : throw Errors.Invalid(member, $"Its year must be {FirstYear} to {LastYear}.");
    }
}

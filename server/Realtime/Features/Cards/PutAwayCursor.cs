using System.Globalization;
using Realtime.Platform;

namespace Realtime.Features.Cards;

/// <summary>A place in a list of cards that were put away: when, and the card.</summary>
internal static class PutAwayCursor
{
    public static string Write(CardSummary card) =>
        string.Create(CultureInfo.InvariantCulture, $"{card.StateChangedAt!.Value.ToUnixTimeMilliseconds()}-{card.Id:N}");

    /// <summary>The place after which a page begins; the newest for the first page.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c> when this class did not write it.</exception>
    public static (DateTimeOffset Before, Guid Id) Parse(string? cursor)
    {
        if (cursor is null)
        {
            return (DateTimeOffset.MaxValue, Guid.Empty);
        }

        return cursor.Split('-') is [var text, var idText]
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            && Guid.TryParseExact(idText, "N", out var id)
                ? (DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id)
                : throw Errors.Invalid("after", "It must be the 'next' of the page before.");
    }
}

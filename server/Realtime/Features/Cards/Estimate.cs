using Realtime.Platform;

namespace Realtime.Features.Cards;

/// <summary>How much work a card is, in whatever unit the people count: 0 to 9999 with at most two decimals, kept as hundredths.</summary>
internal static class Estimate
{
    private const decimal Max = 9999m;

    public static decimal? Read(int? hundredths) => hundredths is { } value ? value / 100m : null;

    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    public static int? Write(decimal? estimate)
    {
        if (estimate is not { } value)
        {
            return null;
        }

        return value is >= 0 and <= Max && decimal.Round(value, 2) == value
            ? (int)(value * 100)
            : throw Errors.Invalid("estimate", $"It must be 0 to {Max} with at most two decimals.");
    }
}

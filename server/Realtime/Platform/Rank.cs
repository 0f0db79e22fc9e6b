using System.Text;

namespace Realtime.Platform;

/// <summary>
/// A place in an order that people change by hand: a fraction between 0 and 1 in base 62, written without its "0." and without
/// zeros at its end, and compared ordinally. Between any two there is always another; it may be longer than both.
/// </summary>
public static class Rank
{
    /// <summary>Beyond this length a place has become too narrow, and its surroundings get fresh ranks.</summary>
    public const int MaxLength = 16;

    internal const int Base = 62;
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    // Putting one after another at an end is the commonest of all: it counts in steps of the third digit, so that some hundred
    // thousand have room before a rank grows longer.
    private const int StepDigits = 3;

    /// <summary>A rank strictly between two others.</summary>
    /// <param name="low">The one above, or null for the beginning.</param>
    /// <param name="high">The one below, or null for the end; greater than <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">They are not in order.</exception>
    public static string Between(string? low, string? high)
    {
        if (low is not null && high is not null && string.CompareOrdinal(low, high) >= 0)
        {
            throw new ArgumentException($"{low} is not less than {high}.", nameof(high));
        }

        var step = (low, high) switch
        {
            (null, null) => null,
            (_, null) => Step(low, 1),
            (null, _) => Step(high, -1),
            _ => null,
        };
        return step ?? Middle(low ?? "", high);
    }

    /// <summary>The first digits as a whole number; a shorter rank counts as if zeros followed.</summary>
    internal static long Number(string rank, int digits)
    {
        var number = 0L;
        for (var i = 0; i < digits; i++)
        {
            number = (number * Base) + (i < rank.Length ? Digit(rank[i]) : 0);
        }

        return number;
    }

    /// <summary>The rank whose first digits are this number.</summary>
    internal static string Write(long number, int digits)
    {
        Span<char> text = stackalloc char[digits];
        for (var i = digits - 1; i >= 0; i--)
        {
            (number, var digit) = Math.DivRem(number, Base);
            text[i] = Digits[(int)digit];
        }

        return text.TrimEnd('0').ToString();
    }

    private static string? Step(string rank, int direction)
    {
        const long End = Base * Base * Base;
        var number = Number(rank, StepDigits);

        // Going back from a rank with more digits, its own first digits are less than it already.
        var next = direction > 0 || Write(number, StepDigits) == rank ? number + direction : number;
        return next is > 0 and < End ? Write(next, StepDigits) : null;
    }

    private static string Middle(string low, string? high)
    {
        var text = new StringBuilder(low.Length + 1);
        for (var i = 0; ; i++)
        {
            var from = i < low.Length ? Digit(low[i]) : 0;
            var to = high is null ? Base : Digit(high[i]);
            if (to - from > 1)
            {
                return text.Append(Digits[(from + to) / 2]).ToString();
            }

            text.Append(Digits[from]);
            if (to > from)
            {
                // One digit apart: whatever follows stays below the upper one.
                high = null;
            }
        }
    }

    private static int Digit(char digit) =>
        Digits.IndexOf(digit, StringComparison.Ordinal) is >= 0 and var value
            ? value
            : throw new ArgumentException($"'{digit}' is no digit of a rank.", nameof(digit));
}

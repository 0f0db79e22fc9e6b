namespace Realtime.Platform;

/// <summary>Makes room where ranks have become too long: the fewest neighbours that can stand wider apart get fresh ranks.</summary>
public static class RankSpace
{
    // 62^10 is the greatest power that a long holds.
    private const int FineDigits = 10;

    /// <summary>Fresh ranks for a run of neighbours.</summary>
    /// <param name="ranks">All ranks in order; the one at <paramref name="at"/> stands for what is being put there and is not
    /// looked at.</param>
    /// <param name="at">Where room is wanted.</param>
    /// <returns>
    /// Where the run begins, and its ranks in order; the run holds <paramref name="at"/>, and everything around it keeps its rank.
    /// </returns>
    public static (int From, IReadOnlyList<string> Ranks) Widen(IReadOnlyList<string> ranks, int at)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        for (var reach = 1; ; reach *= 2)
        {
            var from = Math.Max(0, at - reach);
            var count = Math.Min(ranks.Count - 1, at + reach) - from + 1;
            var low = from == 0 ? null : ranks[from - 1];
            var high = from + count == ranks.Count ? null : ranks[from + count];
            if (Spread(low, high, count) is { } fresh)
            {
                return (from, fresh);
            }

            if (count == ranks.Count)
            {
                throw new InvalidOperationException($"{count} ranks have no room.");
            }
        }
    }

    /// <summary>
    /// Ranks evenly between two others, or null when they would stand too close. The more there are, the wider they must stand:
    /// a run that was just spread leaves room for as many again in each of its parts, so that runs seldom grow.
    /// </summary>
    private static string[]? Spread(string? low, string? high, int count)
    {
        var from = low is null ? 0 : Rank.Number(low, FineDigits);
        var to = high is null ? (long)Math.Pow(Rank.Base, FineDigits) : Rank.Number(high, FineDigits);
        var distance = (to - from) / (count + 1);
        if (distance < (long)Rank.Base * count)
        {
            return null;
        }

        // Rounded as far as they stay apart: the fewer digits a rank begins with, the longer it lasts.
        var grain = 1L;
        while (grain * Rank.Base * 2 <= distance)
        {
            grain *= Rank.Base;
        }

        var ranks = new string[count];
        for (var i = 0; i < count; i++)
        {
            ranks[i] = Rank.Write((from + (distance * (i + 1))) / grain * grain, FineDigits);
        }

        return ranks;
    }
}

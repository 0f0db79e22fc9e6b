using Realtime.Platform;

namespace Realtime.Features.Cards;

/// <summary>Fresh ranks for a run of neighbours, and what other ranks among theirs become, so that the order of all stays.</summary>
/// <param name="low">The rank above the run, or null; it stays.</param>
/// <param name="high">The rank below the run, or null; it stays.</param>
/// <param name="old">The run's ranks in order.</param>
/// <param name="fresh">What they become.</param>
internal sealed class Respacing(string? low, string? high, IReadOnlyList<string> old, IReadOnlyList<string> fresh)
{
    /// <summary>Greater than any rank.</summary>
    public const string PastAll = "~";

    public string? Low => low;

    public string? High => high;

    /// <summary>The fresh ranks of others between <see cref="Low"/> and <see cref="High"/>; equal ones stay equal.</summary>
    public Dictionary<string, string> Map(IEnumerable<string> others)
    {
        Dictionary<string, string> mapped = [];
        var gap = new List<string>();
        var next = 0;
        foreach (var rank in others.Distinct().Order(StringComparer.Ordinal))
        {
            for (; next < old.Count && string.CompareOrdinal(old[next], rank) < 0; next++)
            {
                Fill();
            }

            if (next < old.Count && old[next] == rank)
            {
                mapped[rank] = fresh[next];
            }
            else
            {
                gap.Add(rank);
            }
        }

        Fill();
        return mapped;

        void Fill()
        {
            Spread(mapped, gap, next == 0 ? low : fresh[next - 1], next == old.Count ? high : fresh[next]);
            gap.Clear();
        }
    }

    /// <summary>Halves the gap each time, so that many in it do not make each other's ranks long.</summary>
    private static void Spread(Dictionary<string, string> mapped, List<string> gap, string? low, string? high)
    {
        if (gap.Count > 0)
        {
            var (middle, rank) = (gap.Count / 2, Rank.Between(low, high));
            mapped[gap[middle]] = rank;
            Spread(mapped, gap[..middle], low, rank);
            Spread(mapped, gap[(middle + 1)..], rank, high);
        }
    }
}

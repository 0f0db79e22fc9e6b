using System.Globalization;

namespace Realtime.LoadLab;

/// <summary>The table at the end: the median of every figure over the windows, a line a server.</summary>
public static class Report
{
    public static void Print(TextWriter output, IReadOnlyList<(string Name, IReadOnlyList<Window> Windows, Tally Tally)> results)
    {
        output.WriteLine();
        output.WriteLine(
            "| server | CPU s per million | of the first | deliveries/s | posts/s | CPU µs a post | core used "
            + "| p50 ms | p99 ms | complete |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        var first = Median(results[0].Windows, window => window.CpuPerMillion);
        foreach (var (name, windows, tally) in results)
        {
            var perMillion = Median(windows, window => window.CpuPerMillion);
            string[] cells =
            [
                name,
                $"{Text(perMillion, "0.00")} "
                + $"({Text(windows.Min(w => w.CpuPerMillion), "0.00")}–{Text(windows.Max(w => w.CpuPerMillion), "0.00")})",
                Text(perMillion / first, "0.00"), Text(Median(windows, w => w.DeliveriesPerSecond), "#,0"),
                Text(Median(windows, w => w.PostsPerSecond), "#,0"),
                Text(Median(windows, w => w.CpuPerPost), "#,0"), Text(Median(windows, w => w.CpuShare) * 100, "0") + " %",
                Text(Median(windows, w => w.P50), "0.0"), Text(Median(windows, w => w.P99), "0.0"), Completeness(windows),
            ];
            output.WriteLine($"| {string.Join(" | ", cells)} |");
        }

        foreach (var (name, _, tally) in results.Where(result => result.Tally.FirstRefusal is not null))
        {
            output.WriteLine($"{name}: {tally.Refused} refused or lost, the first: {tally.FirstRefusal}");
        }
    }

    private static double? Median(IEnumerable<Window> windows, Func<Window, double?> figure)
    {
        var sorted = windows.Select(figure).Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static string Text(double? figure, string format) => figure?.ToString(format, CultureInfo.InvariantCulture) ?? "–";

    private static string Completeness(IReadOnlyList<Window> windows) =>
        windows.All(window => window.IsComplete && window.Refused == 0) ? "yes" : "NO";
}

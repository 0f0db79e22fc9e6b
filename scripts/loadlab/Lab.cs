namespace Realtime.LoadLab;

/// <summary>One run: every server is up and warm, then they are measured in turns, in the same minutes.</summary>
public static class Lab
{
    /// <returns>Whether every server delivered everything.</returns>
    public static async Task<bool> RunAsync(LabOptions options, TextWriter output)
    {
        await output.WriteLineAsync(options.Describe());
        Directory.CreateDirectory(Path.GetDirectoryName(Places.Log(""))!);
        using var ours = new RealtimePeer(options);
        List<Crowd> crowds = [];
        try
        {
            foreach (var name in options.Peers)
            {
                await output.WriteLineAsync($"Starting, filling and warming up: {name} …");
                var crowd = await Crowd.GatherAsync(PeerOf(name, ours), options);
                crowds.Add(crowd);
                await crowd.LoadAsync(options.Warmup);
            }

            var windows = await MeasureAsync(options, crowds, output);
            Report.Print(output, [.. crowds.Select((crowd, at) => (options.Peers[at], windows[at], crowd.Tally))]);
            return windows.All(one => one.All(window => window.IsComplete && window.Refused == 0));
        }
        finally
        {
            crowds.ForEach(crowd => crowd.Dispose());
        }
    }

    private static async Task<IReadOnlyList<Window>[]> MeasureAsync(LabOptions options, List<Crowd> crowds, TextWriter output)
    {
        var windows = crowds.Select(_ => new List<Window>()).ToArray();
        for (var round = 1; round <= options.Windows; round++)
        {
            await output.WriteLineAsync($"Measuring, window {round} of {options.Windows} …");
            for (var at = 0; at < crowds.Count; at++)
            {
                windows[at].Add(await crowds[at].LoadAsync(options.Seconds));
            }
        }

        return windows;
    }

    private static IPeer PeerOf(string name, RealtimePeer ours) => name switch
    {
        "bare" => new BarePeer(name, Settings.Defaults),
        "tuned" => new BarePeer(name, Settings.Tuned),
        _ => ours,
    };
}

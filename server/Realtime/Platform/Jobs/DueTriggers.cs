using System.Globalization;
using Quartz;

namespace Realtime.Platform.Jobs;

/// <summary>One trigger for each work and instant, whatever the number of things that fall due then.</summary>
internal sealed class DueTriggers(ISchedulerFactory schedulers)
{
    private const string Group = "due";

    /// <summary>Makes sure that there are triggers; one that is there stays as it is.</summary>
    public async Task SetAsync(string work, IReadOnlyList<DateTimeOffset> instants, CancellationToken cancellationToken)
    {
        if (instants.Count == 0)
        {
            return;
        }

        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var at in instants)
        {
            var trigger = TriggerBuilder.Create(scheduler.TimeProvider)
                .WithIdentity(Name(work, at), Group)
                .ForJob(DueJob.Key)
                .StartAt(at)
                .Build();
            await scheduler.ScheduleTrigger(trigger, TriggerConflict.Keep, cancellationToken);
        }
    }

    /// <summary>The work and the instant that a trigger is named after.</summary>
    public static (string Work, DateTimeOffset At) Read(TriggerKey key) => key.Name.Split('@') is [var work, var at]
        ? (work, DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture)))
        : throw new FormatException($"No trigger of due work is called {key}.");

    private static string Name(string work, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{work}@{at.ToUnixTimeMilliseconds()}");
}

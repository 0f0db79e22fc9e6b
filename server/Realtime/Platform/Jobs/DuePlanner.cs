using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Realtime.Platform.Jobs;

/// <summary>Makes triggers of what <see cref="DueSchedule"/> is told, away from the requests that told it.</summary>
internal sealed partial class DuePlanner(DueSchedule schedule, DueTriggers triggers, ILogger<DuePlanner> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (work, at) in schedule.Planned.ReadAllAsync(stoppingToken))
        {
            try
            {
                await triggers.SetAsync(work, [at], stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.NotPlanned(logger, work, at, exception);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1402, LogLevel.Warning, "Work {Work} at {At} got no trigger; the next pass makes it")]
        public static partial void NotPlanned(ILogger logger, string work, DateTimeOffset at, Exception exception);
    }
}

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Realtime.Platform.Jobs;

/// <summary>
/// Compares the tables with the triggers, at start and every minute: what fell due while the server was down is done now, and what
/// a crash between a commit and its scheduling left out gets its trigger.
/// </summary>
internal sealed partial class DuePass(
    DueRunner runner, SlowWorks slow, DueTriggers triggers, IOptions<JobsOptions> options, TimeProvider clock, ILogger<DuePass> logger)
{
    /// <summary>Side by side: no work keeps another waiting.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await Task.WhenAll(runner.Works.Select(work => RunAsync(work, now, cancellationToken)));
    }

    private async Task RunAsync(IDueWork work, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            if (!slow.TryWake(work))
            {
                await runner.RunAsync(work, now, cancellationToken);
            }

            await triggers.SetAsync(
                work.Name, await work.AheadAsync(now, now + options.Value.Horizon, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A busy database, say: the other works go on, and this one has its next pass in a minute.
            Log.Failed(logger, work.Name, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1404, LogLevel.Error, "A pass of work {Work} failed; the next one is in a minute")]
        public static partial void Failed(ILogger logger, string work, Exception exception);
    }
}

using Microsoft.Extensions.Options;

namespace Realtime.Platform.Jobs;

/// <summary>
/// Compares the tables with the triggers, at start and every minute: what fell due while the server was down is done now, and what
/// a crash between a commit and its scheduling left out gets its trigger.
/// </summary>
internal sealed class DuePass(DueRunner runner, DueTriggers triggers, IOptions<JobsOptions> options, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var work in runner.Works)
        {
            await runner.RunAsync(work, now, cancellationToken);
            await triggers.SetAsync(work.Name, await work.AheadAsync(now, now + options.Value.Horizon, cancellationToken), cancellationToken);
        }
    }
}

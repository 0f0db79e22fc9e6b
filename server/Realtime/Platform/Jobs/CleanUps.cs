using Microsoft.Extensions.Logging;

namespace Realtime.Platform.Jobs;

/// <summary>Runs every clean-up until nothing is left to remove.</summary>
internal sealed partial class CleanUps(IEnumerable<ICleanUp> cleanUps, ILogger<CleanUps> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var cleanUp in cleanUps)
        {
            var (removed, batch) = (0, 0);
            do
            {
                batch = await cleanUp.RemoveBatchAsync(cancellationToken);
                removed += batch;
            }
            while (batch > 0);

            if (removed > 0)
            {
                Log.Removed(logger, removed, cleanUp.Name);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1403, LogLevel.Information, "Removed {Count} {What}")]
        public static partial void Removed(ILogger logger, int count, string what);
    }
}

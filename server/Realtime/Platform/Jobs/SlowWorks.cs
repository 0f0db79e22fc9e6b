using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Realtime.Platform.Jobs;

/// <summary>
/// Does the works that wait for other people's servers, away from the scheduler's few workers: one that is silent keeps no reminder
/// waiting.
/// </summary>
internal sealed partial class SlowWorks : BackgroundService
{
    private readonly Dictionary<string, (IDueWork Work, Channel<bool> Woken)> _works;
    private readonly DueRunner _runner;
    private readonly TimeProvider _clock;
    private readonly ILogger<SlowWorks> _logger;

    public SlowWorks(DueRunner runner, TimeProvider clock, ILogger<SlowWorks> logger)
    {
        (_runner, _clock, _logger) = (runner, clock, logger);

        // One wish that waits is enough: it does all that is due by then.
        var one = new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite };
        _works = runner.Works.Where(work => work.IsSlow).ToDictionary(work => work.Name, work => (work, Channel.CreateBounded<bool>(one)));
    }

    /// <summary>Lets a slow work do what is due, soon; never blocks.</summary>
    /// <returns>False when the work is none of these.</returns>
    public bool TryWake(IDueWork work) => _works.TryGetValue(work.Name, out var slow) && slow.Woken.Writer.TryWrite(true);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_works.Values.Select(slow => RunAsync(slow.Work, slow.Woken.Reader, stoppingToken)));

    private async Task RunAsync(IDueWork work, ChannelReader<bool> woken, CancellationToken stoppingToken)
    {
        await foreach (var _ in woken.ReadAllAsync(stoppingToken))
        {
            try
            {
                await _runner.RunAsync(work, _clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(_logger, work.Name, exception);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1405, LogLevel.Error, "Work {Work} failed; the next pass tries it again")]
        public static partial void Failed(ILogger logger, string work, Exception exception);
    }
}

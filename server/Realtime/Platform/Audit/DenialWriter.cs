using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Realtime.Platform.Events;

namespace Realtime.Platform.Audit;

/// <summary>Writes refusals into the audit log, many in one command. Those that wait when the server stops are written before it ends.</summary>
internal sealed partial class DenialWriter(
    Denials denials, EventLog log, IEnumerable<AuditPlace> places, IOptions<AuditOptions> options, TimeProvider clock,
    ILogger<DenialWriter> logger)
    : BackgroundService
{
    /// <summary>Few enough that nobody's message waits noticeably behind them.</summary>
    private const int BatchSize = 100;

    private readonly Dictionary<string, AuditPlace> _places = places.ToDictionary(place => place.Kind);

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        denials.Complete();
        return base.StopAsync(cancellationToken);
    }

    /// <summary>Ends when none will come any more, not when it is asked to: what waits is still to be written.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.CountInterval, clock);
        var (arrived, counting) = (denials.WaitAsync(), timer.WaitForNextTickAsync(CancellationToken.None).AsTask());
        while (true)
        {
            await Task.WhenAny(arrived, counting);
            if (arrived.IsCompleted)
            {
                if (!await arrived)
                {
                    break;
                }

                await WriteAsync();
                arrived = denials.WaitAsync();
            }

            if (counting.IsCompleted)
            {
                await CountAsync();
                counting = timer.WaitForNextTickAsync(CancellationToken.None).AsTask();
            }
        }

        await CountAsync();
    }

    private async Task WriteAsync()
    {
        List<Denial> batch = [];
        while (batch.Count < BatchSize && denials.TryTake(out var denial))
        {
            batch.Add(denial);
        }

        await WriteAsync(batch.Count, scope => batch.ForEach(denial => Write(scope, denial)));
    }

    /// <summary>One entry for all that got none: a flood must not fill the log by being counted either.</summary>
    private async Task CountAsync()
    {
        if (denials.TakeUnrecorded() is > 0 and var count)
        {
            await WriteAsync(count, scope => scope.AuditFrom(
                AuditOrigin.Server, Guid.Empty, DenialRules.Unrecorded, targetKind: null, targetId: null,
                new AuditFact("count", null, count.ToString(CultureInfo.InvariantCulture))));
        }
    }

    private async Task WriteAsync(long count, Action<WriteScope> write)
    {
        try
        {
            await log.WriteAsync(
                Guid.Empty,
                new Operation(Guid.Empty, "audit.denials", null),
                scope =>
                {
                    write(scope);
                    return true;
                },
                CancellationToken.None);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The lane is full or the disk is: trying the same again would add to it. The number is told when there is room.
            denials.Lose(count);
            Log.DenialsLost(logger, count, exception);
        }
    }

    private void Write(WriteScope scope, Denial denial) =>
        scope.AuditFrom(
            denial.Origin, ChainOf(scope, denial), denial.Action, denial.TargetKind, denial.TargetId,
            new AuditFact("operation", null, denial.Operation), new AuditFact("code", null, denial.Code));

    /// <summary>
    /// The workspace's where somebody in it did what they may not. What is absent or invisible is the server's: in a workspace of
    /// theirs strangers could write, and the two must look the same.
    /// </summary>
    private Guid ChainOf(WriteScope scope, Denial denial) =>
        denial is { Code: "access.denied", TargetKind: { } kind, TargetId: { } id } && _places.TryGetValue(kind, out var place)
            ? place.Find(scope, id) ?? Guid.Empty
            : Guid.Empty;

    private static partial class Log
    {
        [LoggerMessage(1401, LogLevel.Warning, "{Count} refusals got no entry in the audit log")]
        public static partial void DenialsLost(ILogger logger, long count, Exception exception);
    }
}

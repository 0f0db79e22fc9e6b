using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace Realtime.Platform.Jobs;

/// <summary>
/// Told of new instants after their commit, so that they need not wait for the next pass. A hint only: whatever gets lost here,
/// by a crash or by crowding, the pass finds in the tables.
/// </summary>
public sealed class DueSchedule(IOptions<JobsOptions> options, TimeProvider clock)
{
    private readonly Channel<PlannedInstant> _planned = Channel.CreateBounded<PlannedInstant>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    internal ChannelReader<PlannedInstant> Planned => _planned.Reader;

    /// <summary>What lies beyond the horizon waits in its table. Never blocks: the write lane calls it.</summary>
    internal void Plan(PlannedInstant planned)
    {
        if (planned.At <= clock.GetUtcNow() + options.Value.Horizon)
        {
            // What finds no room is dropped on purpose, see above.
            _ = _planned.Writer.TryWrite(planned);
        }
    }
}

internal readonly record struct PlannedInstant(string Work, DateTimeOffset At);

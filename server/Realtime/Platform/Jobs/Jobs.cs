using Quartz;

namespace Realtime.Platform.Jobs;

/// <summary>Wakes a work at one of its instants.</summary>
internal sealed class DueJob(DueRunner runner, SlowWorks slow) : IJob
{
    public static readonly JobKey Key = new("due");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var (name, at) = DueTriggers.Read(context.Trigger.Key);

        // A trigger may outlive the work that it was made for: an older release's, say.
        if (runner.Works.FirstOrDefault(work => work.Name == name) is { } work && !slow.TryWake(work))
        {
            await runner.RunAsync(work, at, cancellationToken);
        }
    }
}

/// <summary>See <see cref="DuePass"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class DuePassJob(DuePass pass) : IJob
{
    public static readonly JobKey Key = new("due-pass");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await pass.RunAsync(cancellationToken);
}

/// <summary>See <see cref="CleanUps"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class CleanUpJob(CleanUps cleanUps) : IJob
{
    public static readonly JobKey Key = new("clean-up");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await cleanUps.RunAsync(cancellationToken);
}

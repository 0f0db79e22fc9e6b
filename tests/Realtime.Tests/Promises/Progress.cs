namespace Realtime.Tests.Promises;

/// <summary>Turns work done into moments for faults: by progress, not by time, so that a slow machine meets the same faults.</summary>
internal sealed class Progress
{
    private readonly (int At, TaskCompletionSource Reached)[] _moments;
    private int _done;

    /// <summary>Draws so many different moments between the first and the last of the steps.</summary>
    public Progress(Random random, int count, int steps) =>
        _moments = [.. Enumerable.Range(1, steps - 1).OrderBy(_ => random.Next()).Take(count).Order()
            .Select(at => (at, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)))];

    /// <summary>Each ends when so much was done.</summary>
    public IEnumerable<Task> Moments => _moments.Select(moment => moment.Reached.Task);

    public void Advance()
    {
        var now = Interlocked.Increment(ref _done);
        foreach (var (at, reached) in _moments)
        {
            if (at == now)
            {
                reached.TrySetResult();
            }
        }
    }
}

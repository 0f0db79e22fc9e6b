using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Realtime.Platform.Jobs;
using Realtime.Tests.Platform.Identity;

namespace Realtime.Tests.Platform.Jobs;

public sealed class DueRunnerTests
{
    private readonly SettableClock _clock = new();

    [Fact]
    public async Task What_fails_for_ever_keeps_nothing_behind_it_from_being_done()
    {
        var work = new ListedWork(Enumerable.Range(0, 501).Select(i => Item(_clock.Now.AddMinutes(-1).AddMilliseconds(i / 100))));
        var last = work.Waiting[^1];
        work.Do = item => item == last ? Task.CompletedTask : throw new InvalidOperationException("never");
        var runner = Runner(work);

        await runner.RunAsync(work, _clock.Now, TestContext.Current.CancellationToken);

        Assert.Equal(501, work.Tried.Count);
        Assert.DoesNotContain(last, work.Waiting);
        Assert.Equal(500, work.Waiting.Count);
    }

    [Fact]
    public async Task What_fails_again_is_tried_at_longer_pauses()
    {
        var work = new ListedWork([Item(_clock.Now)]) { Do = _ => throw new InvalidOperationException("never") };
        var runner = Runner(work);
        List<int> tries = [];
        for (var minute = 0; minute < 60; minute++)
        {
            await runner.RunAsync(work, _clock.Now, TestContext.Current.CancellationToken);
            tries.Add(work.Tried.Count);
            _clock.Now = _clock.Now.AddMinutes(1);
        }

        // At 0, 1, 2, 4, 8, 16 minutes, and then each quarter of an hour.
        Assert.Equal(
            (1, 2, 3, 3, 4, 5, 6, 7, 8), (tries[0], tries[1], tries[2], tries[3], tries[4], tries[8], tries[16], tries[31], tries[46]));
        Assert.Equal(8, tries[^1]);
    }

    [Fact]
    public async Task A_run_that_finds_another_at_it_returns_at_once_and_what_it_was_woken_for_is_done_by_the_other()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var (begun, let) = (new TaskCompletionSource(), new TaskCompletionSource());
        var (first, second) = (Item(_clock.Now), Item(_clock.Now.AddSeconds(1)));
        var work = new ListedWork([first, second])
        {
            Do = _ =>
            {
                begun.TrySetResult();
                return let.Task;
            },
        };
        var runner = Runner(work);

        var running = runner.RunAsync(work, first.At, cancellationToken);
        await begun.Task.WaitAsync(cancellationToken);
        await runner.RunAsync(work, second.At, cancellationToken);
        Assert.False(running.IsCompleted);
        Assert.Equal([first], work.Tried);
        let.SetResult();
        await running;

        Assert.Equal([first, second], work.Tried);
        Assert.Empty(work.Waiting);
    }

    [Fact]
    public async Task A_round_that_fails_takes_nothing_from_those_who_rely_on_it()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var (begun, let) = (new TaskCompletionSource(), new TaskCompletionSource());
        var item = Item(_clock.Now.AddSeconds(1));
        var work = new ListedWork([item]);
        work.BeforeReading = async () =>
        {
            work.BeforeReading = () => Task.CompletedTask;
            begun.SetResult();
            await let.Task;
            throw new InvalidOperationException("The database was away for a moment.");
        };
        var runner = Runner(work);

        var running = runner.RunAsync(work, _clock.Now, cancellationToken);
        await begun.Task.WaitAsync(cancellationToken);
        await runner.RunAsync(work, item.At, cancellationToken);
        let.SetResult();

        await Assert.ThrowsAsync<InvalidOperationException>(() => running);
        Assert.Empty(work.Waiting);
    }

    [Fact]
    public async Task A_server_that_stops_in_the_middle_of_a_round_reports_no_failure()
    {
        using var stop = new CancellationTokenSource();
        var (logger, begun) = (new Lines(), new TaskCompletionSource());
        var work = new ListedWork([Item(_clock.Now)]);
        work.Do = _ =>
        {
            begun.SetResult();
            return Task.Delay(Timeout.Infinite, stop.Token);
        };
        var runner = new DueRunner([work], new Setbacks(_clock), logger);

        var running = runner.RunAsync(work, _clock.Now, stop.Token);
        await begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Empty(logger.Written);
        Assert.Single(work.Waiting);
    }

    [Fact]
    public void What_failed_is_remembered_up_to_a_number()
    {
        var setbacks = new Setbacks(_clock);
        var items = Enumerable.Range(0, 10_001).Select(_ => Item(_clock.Now)).ToList();
        foreach (var item in items)
        {
            setbacks.Note("listed", item);
            setbacks.Note("listed", item);
        }

        // The last one is forgotten, which costs a try too many; the others wait.
        Assert.Equal(items[..^1], items.Where(item => setbacks.IsWaiting("listed", item)));

        _clock.Now = _clock.Now.AddHours(2);
        setbacks.Note("listed", items[^1]);
        setbacks.Note("listed", items[^1]);
        Assert.True(setbacks.IsWaiting("listed", items[^1]));
    }

    private static DueItem Item(DateTimeOffset at) => new(Guid.CreateVersion7(), Guid.Empty, at);

    private DueRunner Runner(IDueWork work) => new([work], new Setbacks(_clock), NullLogger<DueRunner>.Instance);

    private sealed class Lines : ILogger<DueRunner>
    {
        public ConcurrentQueue<string> Written { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Enqueue(formatter(state, exception));
    }

    private sealed class ListedWork(IEnumerable<DueItem> items) : IDueWork
    {
        private readonly Lock _sync = new();

        public string Name => "listed";

        public List<DueItem> Waiting { get; } = [.. items.OrderBy(item => item.At).ThenBy(item => item.Id)];

        public ConcurrentQueue<DueItem> Tried { get; } = new();

        public Func<DueItem, Task> Do { get; set; } = _ => Task.CompletedTask;

        public Task<IReadOnlyList<DateTimeOffset>> AheadAsync(
            DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<DateTimeOffset>>([]);

        public Func<Task> BeforeReading { get; set; } = () => Task.CompletedTask;

        public async Task<IReadOnlyList<DueItem>> DueAsync(
            DateTimeOffset until, DueItem after, int limit, CancellationToken cancellationToken)
        {
            await BeforeReading();
            lock (_sync)
            {
                return [.. Waiting.Where(item => item.At <= until && (item.At, item.Id).CompareTo((after.At, after.Id)) > 0).Take(limit)];
            }
        }

        public async Task RunAsync(DueItem item, CancellationToken cancellationToken)
        {
            Tried.Enqueue(item);
            await Do(item);
            lock (_sync)
            {
                Waiting.Remove(item);
            }
        }
    }
}

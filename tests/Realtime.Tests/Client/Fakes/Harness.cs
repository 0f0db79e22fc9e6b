using System.Diagnostics;
using Realtime.Client;

namespace Realtime.Tests.Client.Fakes;

/// <summary>A client over a fake server and a manual clock.</summary>
internal sealed class Harness : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Harness(FakeServer? server = null, int seed = 1)
    {
        Server = server ?? new FakeServer();
        Client = new RealtimeClient(
            new RealtimeClientOptions { BaseAddress = new("http://fake.test"), TimeProvider = Time, Random = new Random(seed) },
            Server.Dial);
    }

    public ManualTime Time { get; } = new();

    public FakeServer Server { get; }

    public RealtimeClient Client { get; }

    /// <summary>Lets time pass until the condition holds.</summary>
    public async Task UntilAsync(Func<bool> condition, Action? eachRound = null)
    {
        for (var watch = Stopwatch.StartNew(); !condition();)
        {
            Assert.True(watch.Elapsed < Patience, "The condition did not come true.");
            eachRound?.Invoke();
            Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }
    }

    public async Task<T> UntilDoneAsync<T>(Task<T> task)
    {
        await UntilAsync(() => task.IsCompleted);
        return await task;
    }

    public ValueTask DisposeAsync() => Client.DisposeAsync();
}

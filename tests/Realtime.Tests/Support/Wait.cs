namespace Realtime.Tests.Support;

/// <summary>Waits for a condition, and says which one never came.</summary>
public static class Wait
{
    private const int Patience = 30;

    public static Task UntilAsync(string what, Func<bool> condition) => UntilAsync(what, () => Task.FromResult(condition()));

    /// <summary>The same for a condition that has to be asked for.</summary>
    /// <param name="what">What is waited for.</param>
    /// <param name="condition">Whether it came.</param>
    /// <param name="seconds">How long at most.</param>
    public static async Task UntilAsync(string what, Func<Task<bool>> condition, int seconds = Patience)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!await condition())
        {
            Assert.False(limit.IsCancellationRequested, $"Waited {seconds} s in vain: {what}.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}

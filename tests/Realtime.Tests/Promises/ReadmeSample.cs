using Realtime.Client;

namespace Realtime.Tests.Promises;

/// <summary>The README's program, word for word: what compiles here compiles there.</summary>
internal static class ReadmeSample
{
    public static async Task RunAsync()
    {
        await using var client = await RealtimeClient.ConnectAsync(new()
        {
            BaseAddress = new("http://localhost:5080"),
            Credentials = new("ana@example.org", "rye, spelt and barley"),
        });
        var workspace = (await client.Workspaces.ListAsync()).Items[0];
        var channel = (await client.Channels.ListAsync(workspace.Id)).Items[0];
        await using var stream = await client.SubscribeAsync(channel.StreamId, after: 0);
        await client.SendMessageAsync(channel.Id, "Good morning");
        await foreach (var item in stream.ReadAllAsync())
        {
            Console.WriteLine($"{item.Seq} {item.Type} {item.Data}");
        }
    }
}

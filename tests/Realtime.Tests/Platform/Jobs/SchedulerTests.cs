using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Jobs;

/// <summary>The real scheduler on the real clock.</summary>
public sealed class SchedulerTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Reminders_fire_by_themselves_within_seconds_of_their_instants()
    {
        await using var ana = await server.RegisterAsync();
        var workspace = (await ana.PostAsync("workspaces", new { name = "Now" })).Id();
        var board = await ana.PostAsync($"workspaces/{workspace}/boards", new { name = "Plan" });
        var list = (await ana.GetAsync($"boards/{board.Id()}"))["lists"]![0]!.Id();
        var card = (await ana.PostAsync($"lists/{list}/cards", new { title = "Soon" })).Id();
        var first = TimeProvider.System.GetUtcNow().AddSeconds(2);
        for (var i = 0; i < 5; i++)
        {
            await ana.PostAsync($"cards/{card}/reminders", new { dueAt = first.AddMilliseconds(i * 250) });
        }

        List<System.Text.Json.Nodes.JsonNode> items = [];
        await Wait.UntilAsync("five reminders", async () => (items = [.. (await ana.GetAsync("inbox")).Items()]).Count >= 5);

        Assert.Equal(5, items.Select(item => item["data"]!.Text("dueAt")).Distinct().Count());
        Assert.All(items, item => Assert.False(item["data"]!["isLate"]!.GetValue<bool>()));
        Assert.All(
            items, item => Assert.True(item["at"]!.GetValue<DateTimeOffset>() >= item["data"]!["dueAt"]!.GetValue<DateTimeOffset>()));
    }
}

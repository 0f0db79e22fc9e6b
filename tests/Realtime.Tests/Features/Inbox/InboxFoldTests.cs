using System.Text.Json.Nodes;
using CsCheck;
using Realtime.Features.Inbox;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Inbox;

/// <summary>Stale state plus events equals fresh state.</summary>
public sealed class InboxFoldTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Folding_the_events_of_a_stream_gives_the_inbox_that_a_fresh_read_gives()
    {
        var steps = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1_000]).Array[5, 40];

        await steps.SampleAsync(
            async sequence =>
            {
                await using var ana = await server.RegisterAsync();
                // Two that come and one that is read, whatever the dice say: each event must be there.
                foreach (var (kind, number) in sequence.Prepend((1, 1)).Prepend((0, 0)).Prepend((0, 0)))
                {
                    await StepAsync(ana, kind, number);
                }

                var events = await ana.EventsAsync(ana.Id);
                var fold = new List<JsonObject>();
                events.ForEach(e => Apply(fold, e));
                var fresh = (await ana.GetAsync("inbox?limit=200")).Items().Select(item => item.ToJsonString());
                Assert.Equal(fresh, Enumerable.Reverse(fold).Select(item => item.ToJsonString()));
                Assert.Equal(EventTypes.OfNotices, events.Select(e => e.Text("type")!).Distinct().Order(StringComparer.Ordinal));
            },
            iter: 8,
            threads: 1);
    }

    private async Task StepAsync(Person ana, int kind, int number)
    {
        var items = (await ana.GetAsync("inbox?limit=200")).Items().ToList();
        if (kind == 0 || items.Count == 0)
        {
            await server.GiveAsync(Notices.Workspace, ana, InboxKinds.Mention, $"notice {number}");
            return;
        }

        var item = items[number % items.Count].Id();
        var isRead = number % 3 > 0;
        await ana.StatusAsync(HttpMethod.Put, "inbox/read", kind == 1 ? new { upTo = item, isRead } : new { ids = new[] { item }, isRead });
    }

    private static void Apply(List<JsonObject> items, JsonNode e)
    {
        var data = e["data"]!;
        if (e.Text("type") == "inbox.added")
        {
            var item = data["item"]!.DeepClone().AsObject();
            item.Insert(3, "readAt", null);
            items.Add(item);
            return;
        }

        var last = data.Text("upTo") is { } upTo ? items.FindIndex(item => item.Text("id") == upTo) : -1;
        var ids = data["ids"]?.AsArray().Select(id => id!.GetValue<string>()).ToHashSet() ?? [];
        foreach (var item in items.Where((item, at) => at <= last || ids.Contains(item.Text("id")!)))
        {
            item["readAt"] = data.Is("isRead") ? item["readAt"]?.DeepClone() ?? e["at"]!.DeepClone() : null;
        }
    }
}

using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Events;

public sealed class DeliveryTests(DeliveryTests.QuickHeads server) : IClassFixture<DeliveryTests.QuickHeads>
{
    [Fact]
    public async Task A_socket_is_told_the_head_of_a_stream_that_moved_and_only_once()
    {
        await using var scene = await Scene.CreateAsync(server);
        var told = new ConcurrentQueue<JsonNode>();
        var socket = await scene.Bo.ConnectAsync();
        socket.On<JsonNode>("Heads", told.Enqueue);
        await socket.InvokeAsync<JsonNode>("Subscribe", scene.General, (long?)null, TestContext.Current.CancellationToken);

        var first = await PostAsync(scene);
        await Wait.UntilAsync("the head is told", () => told.Any(heads => heads[scene.General.ToString()]?.GetValue<long>() == first));
        var second = await PostAsync(scene);
        await Wait.UntilAsync("the head is told", () => told.Any(heads => heads[scene.General.ToString()]?.GetValue<long>() == second));

        Assert.Equal([first, second], told.Select(heads => heads[scene.General.ToString()]!.GetValue<long>()));
    }

    [Fact]
    public async Task Who_is_behind_gets_the_rest_in_order_from_memory_and_from_the_database()
    {
        await using var scene = await Scene.CreateAsync(server);
        for (var i = 0; i < 20; i++)
        {
            await PostAsync(scene);
        }

        var socket = await scene.Bo.ConnectAsync();
        foreach (var after in (long[])[0, 5, 18])
        {
            var reply = await socket.InvokeAsync<JsonNode>("Subscribe", scene.General, after, TestContext.Current.CancellationToken);
            var head = reply["head"]!.GetValue<long>();
            Assert.Equal(
                Enumerable.Range((int)after + 1, (int)(head - after)).Select(seq => (long)seq),
                reply["events"]!.AsArray().Select(e => e!["seq"]!.GetValue<long>()));
        }
    }

    [Fact]
    public async Task A_place_beyond_the_head_or_too_far_behind_is_told_to_read_anew()
    {
        await using var scene = await Scene.CreateAsync(server);
        var socket = await scene.Bo.ConnectAsync();

        var reply = await socket.InvokeAsync<JsonNode>("Subscribe", scene.General, 1_000_000L, TestContext.Current.CancellationToken);

        Assert.True(reply["resync"]!.GetValue<bool>());
        Assert.Empty(reply["events"]!.AsArray());
    }

    [Fact]
    public async Task A_page_of_the_largest_messages_is_cut_and_goes_on_where_it_ended()
    {
        await using var scene = await Scene.CreateAsync(server);
        var body = new string('漢', 16_000);
        for (var i = 0; i < 30; i++)
        {
            await scene.Ana.PostAsync($"channels/{scene.General}/messages", new { body });
        }

        var socket = await scene.Bo.ConnectAsync();
        var held = 0L;
        var pages = 0;
        JsonNode reply;
        do
        {
            reply = await socket.InvokeAsync<JsonNode>("Subscribe", scene.General, held, TestContext.Current.CancellationToken);
            var seqs = reply["events"]!.AsArray().Select(e => e!["seq"]!.GetValue<long>()).ToList();
            Assert.Equal(Enumerable.Range(1, seqs.Count).Select(i => held + i), seqs);
            held = seqs[^1];
            pages++;
        }
        while (held < reply["head"]!.GetValue<long>());

        Assert.True(pages > 1);
    }

    private static async Task<long> PostAsync(Scene scene) =>
        (await scene.Ana.PostAsync($"channels/{scene.General}/messages", new { body = "moved" }))["seq"]!.GetValue<long>();

    /// <summary>Heads every 50 ms, and a memory of eight events.</summary>
    public sealed class QuickHeads : ServerFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["Events:HeadsInterval"] = "00:00:00.050",
            ["Events:RingSize"] = "8",
        };
    }
}

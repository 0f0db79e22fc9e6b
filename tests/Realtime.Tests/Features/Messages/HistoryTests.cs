using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Identity;

namespace Realtime.Tests.Features.Messages;

[Collection(MessagesTests.Name)]
public sealed class HistoryTests(MessagesServer server)
{
    private const int Many = 10_000;

    [Fact]
    public async Task A_page_of_a_long_history_takes_the_same_few_queries_whatever_it_holds()
    {
        await using var room = await Room.OpenAsync(server);
        var plain = await CountAsync(room, "limit=1");
        await FillAsync(room, Many);
        var newest = (await room.Owner.GetAsync($"{room.Messages}?limit=50")).Items().Select(message => message.Id()).ToList();
        foreach (var id in newest)
        {
            await room.Member.SendAsync(HttpMethod.Put, $"messages/{id}/reactions/+1");
            await room.PostAsync(room.Member, "reply", id);
        }

        var small = await CountAsync(room, "limit=1");
        var large = await CountAsync(room, "limit=200");
        var roots = await CountAsync(room, "limit=200&view=roots");
        var replies = await CountAsync(room, $"threadRootId={newest[0]}");

        Assert.True(large.Queries <= 5, $"{large.Queries} queries");
        Assert.Equal(small.Queries, large.Queries);
        Assert.Equal(small.Queries, roots.Queries);
        Assert.Equal(small.Queries, replies.Queries);
        Assert.True(plain.Queries <= small.Queries);
        Assert.Equal(50, roots.Page.Items().Count(message => message["replyCount"]!.GetValue<int>() == 1 && message.Reactions() != "[]"));
    }

    [Fact]
    public async Task Pages_join_without_gap_or_overlap_while_new_messages_arrive()
    {
        await using var room = await Room.OpenAsync(server);
        await FillAsync(room, 1_000);
        using var stop = new CancellationTokenSource();
        var posting = PostUntilAsync(room, stop.Token);

        var older = await room.AllAsync(room.Owner, "limit=37");
        await stop.CancelAsync();
        var posted = await posting;

        Assert.True(posted > 0);
        Assert.Equal(older.Select(message => message.Seq()).OrderDescending(), older.Select(message => message.Seq()));
        Assert.Equal(older.Count, older.Select(message => message.Id()).Distinct().Count());
        Assert.Equal(
            (await room.AllAsync(room.Owner)).Select(message => message.Id()).TakeLast(older.Count), older.Select(message => message.Id()));
    }

    [Fact]
    public async Task Pages_towards_newer_messages_join_too()
    {
        await using var room = await Room.OpenAsync(server);
        await FillAsync(room, 120);
        var all = (await room.AllAsync(room.Owner)).Select(message => message.Id()).ToList();
        var oldest = await room.Owner.GetAsync($"{room.Messages}?limit=119");
        List<Guid> newer = [];

        var next = oldest.Text("next");
        while (next is not null)
        {
            var page = await room.Owner.GetAsync($"{room.Messages}?limit=50&after={next}");
            newer.InsertRange(0, page.Items().Select(message => message.Id()));
            next = page.Text("next");
        }

        // The cursor stands at the oldest message of the page that gave it.
        Assert.Equal(all.Take(118), newer);
    }

    [Fact]
    public async Task The_default_page_holds_50_and_a_full_last_page_has_no_next()
    {
        await using var room = await Room.OpenAsync(server);
        await FillAsync(room, 50);

        var page = await room.Owner.GetAsync(room.Messages);

        Assert.Equal(50, page.Items().Count());
        Assert.Null(page["next"]);
        Assert.Empty((await room.Owner.GetAsync($"channels/{await room.ChannelAsync("quay")}/messages")).Items());
    }

    /// <summary>Posts through the operation itself: the surface is the same, without ten thousand requests.</summary>
    private async Task FillAsync(Room room, int count)
    {
        var messages = server.Services.GetRequiredService<Realtime.Features.Messages.Messages>();
        var author = new Caller(room.Owner.Id);
        await Task.WhenAll(Enumerable.Range(0, count).Select(i =>
            messages.PostAsync(author, room.ChannelId, $"number {i}", null, null, TestContext.Current.CancellationToken)));
    }

    private static async Task<int> PostUntilAsync(Room room, CancellationToken stop)
    {
        var posted = 0;
        while (!stop.IsCancellationRequested)
        {
            await room.PostAsync(room.Member, "more");
            posted++;
        }

        return posted;
    }

    private async Task<(int Queries, JsonNode Page)> CountAsync(Room room, string query)
    {
        var before = server.Queries.Count;
        var page = await room.Owner.GetAsync($"{room.Messages}?{query}");
        return (server.Queries.Count - before, page);
    }
}

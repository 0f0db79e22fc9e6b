using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Identity;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;
using Posting = Realtime.Features.Messages.Messages;

namespace Realtime.Tests.Features.Channels;

public sealed class UnreadTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task What_was_said_before_somebody_came_is_read()
    {
        await using var team = await Team.OpenAsync(server);
        var general = await team.GeneralAsync();
        var secret = (await team.ChannelAsync(team.Owner, "secret", isPrivate: true)).Id();
        await PostAsync(team.Owner, general);
        await PostAsync(team.Owner, secret);

        var late = await team.JoinAsync("Lale");
        await team.Owner.PostAsync($"channels/{secret}/members", new { userId = late.Id });
        Assert.Equal([0L, 0L], (await late.GetAsync($"{team.Path}/channels")).Items().Select(Unread));
        await PostAsync(team.Owner, general);
        await PostAsync(team.Owner, secret);

        Assert.Equal([1L, 1L], (await late.GetAsync($"{team.Path}/channels")).Items().Select(Unread));
    }

    [Fact]
    public async Task Others_messages_count_until_they_are_deleted_and_ones_own_never()
    {
        await using var team = await Team.OpenAsync(server);
        var general = await team.GeneralAsync();
        await PostAsync(team.Member, general);
        var root = await PostAsync(team.Owner, general);
        var doomed = await PostAsync(team.Owner, general);
        await team.Owner.PostAsync($"channels/{general}/messages", new { body = "reply", threadRootId = root.Id() });
        await team.Owner.SendAsync(HttpMethod.Put, $"messages/{root.Id()}/reactions/+1");
        Assert.Equal(3, Unread(await team.Member.GetAsync($"channels/{general}")));
        Assert.Equal(1, Unread(await team.Owner.GetAsync($"channels/{general}")));

        await team.Owner.StatusAsync(HttpMethod.Delete, $"messages/{doomed.Id()}");
        Assert.Equal(2, Unread(await team.Member.GetAsync($"channels/{general}")));

        await MarkAsync(team.Member, general, root.Seq());
        Assert.Equal(1, Unread(await team.Member.GetAsync($"channels/{general}")));
    }

    [Fact]
    public async Task A_marker_never_goes_back_nor_beyond_the_head_and_tells_only_when_it_moves()
    {
        await using var team = await Team.OpenAsync(server);
        var general = await team.GeneralAsync();
        for (var i = 0; i < 4; i++)
        {
            await PostAsync(team.Owner, general);
        }

        var socket = await team.Member.ConnectAsync();
        foreach (var seq in (long[])[3, 2, 3, 1_000, 1_000, 0])
        {
            await socket.InvokeAsync("MarkRead", general, seq, TestContext.Current.CancellationToken);
        }

        await MarkAsync(team.Member, general, 4);
        var channel = await team.Member.GetAsync($"channels/{general}");
        var marks = (await team.Member.EventsAsync(team.Member.Id)).Where(e => e.Text("type") == "read.marked");
        Assert.Equal((5L, 5L, 0L), (channel.Number("head"), channel.Number("readSeq"), Unread(channel)));
        Assert.Equal([1L, 3L, 5L], marks.Select(e => e["data"]!.Seq()));
        Assert.Equal(
            HttpStatusCode.BadRequest, await team.Member.StatusAsync(HttpMethod.Put, $"channels/{general}/read", new { seq = -1 }));
    }

    [Fact]
    public async Task Head_place_and_count_agree_while_messages_pour_in()
    {
        await using var team = await Team.OpenAsync(server);
        var general = await team.GeneralAsync();
        await MarkAsync(team.Member, general, 1);
        var pouring = Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var i = 0; i < 40; i++)
            {
                await PostAsync(team.Owner, general);
            }
        }));

        JsonNode channel;
        do
        {
            channel = (await team.Member.GetAsync($"{team.Path}/channels")).Items().Single();
            Assert.Equal(channel.Number("head"), channel.Number("readSeq") + Unread(channel));
        }
        while (!pouring.IsCompleted);
        await pouring;
        Assert.Equal(160, Unread((await team.Member.GetAsync($"{team.Path}/channels")).Items().Single()));
    }

    [Fact]
    public async Task Counting_ends_at_a_thousand()
    {
        await using var team = await Team.OpenAsync(server);
        var general = await team.GeneralAsync();
        var messages = server.Services.GetRequiredService<Posting>();
        await Task.WhenAll(Enumerable.Range(0, 1_002).Select(_ => messages.PostAsync(
            new Caller(team.Owner.Id), general, "hello", null, null, TestContext.Current.CancellationToken)));

        Assert.Equal(1_000, Unread(await team.Member.GetAsync($"channels/{general}")));
        Assert.Equal(1_000, Unread((await team.Member.GetAsync($"{team.Path}/channels")).Items().Single()));

        await MarkAsync(team.Member, general, 4);
        Assert.Equal(999, Unread(await team.Member.GetAsync($"channels/{general}")));
    }

    private static long Unread(JsonNode channel) => channel.Number("unread");

    private static Task<JsonNode> PostAsync(Person author, Guid channelId) =>
        author.PostAsync($"channels/{channelId}/messages", new { body = "hello" });

    private static async Task MarkAsync(Person reader, Guid channelId, long seq) =>
        Assert.Equal(HttpStatusCode.NoContent, await reader.StatusAsync(HttpMethod.Put, $"channels/{channelId}/read", new { seq }));
}

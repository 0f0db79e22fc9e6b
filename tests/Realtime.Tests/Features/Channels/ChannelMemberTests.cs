using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Channels;

public sealed class ChannelMemberTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_member_of_the_channel_lets_others_of_the_workspace_in()
    {
        await using var team = await Team.OpenAsync(server);
        var channel = (await team.ChannelAsync(team.Owner, "secret", isPrivate: true)).Id();
        var members = $"channels/{channel}/members";

        Assert.Equal(HttpStatusCode.Created, await team.Owner.StatusAsync(HttpMethod.Post, members, new { userId = team.Member.Id }));
        Assert.Equal(HttpStatusCode.OK, await team.Owner.StatusAsync(HttpMethod.Post, members, new { userId = team.Member.Id }));
        Assert.Equal(HttpStatusCode.Created, await team.Member.StatusAsync(HttpMethod.Post, members, new { userId = team.Admin.Id }));
        Assert.Equal(HttpStatusCode.BadRequest, await team.Member.StatusAsync(HttpMethod.Post, members, new { userId = team.Stranger.Id }));

        var inbox = await team.Member.EventsAsync(team.Member.Id);
        var joined = inbox[^2];
        Assert.Equal(["channel.joined", "read.marked"], inbox.TakeLast(2).Select(e => e.Text("type")));
        Assert.Equal(
            $$"""{"channelId":"{{channel}}","workspaceId":"{{team.Id}}","name":"secret","topic":"","isPrivate":true}""",
            joined["data"]!.ToJsonString());
        Assert.Equal(
            ((Guid[])[team.Owner.Id, team.Admin.Id, team.Member.Id]).Select(id => id.ToString()).Order(),
            (await team.Admin.GetAsync(members)).Items().Select(member => member.Text("userId")!).Order());
    }

    [Theory]
    [InlineData("self")]
    [InlineData("creator")]
    [InlineData("admin")]
    public async Task Who_is_out_of_a_private_channel_sees_and_hears_nothing_more_of_it(string by)
    {
        await using var team = await Team.OpenAsync(server);
        var leaver = await team.JoinAsync("Lale");
        var channel = (await team.ChannelAsync(team.Member, "secret", isPrivate: true)).Id();
        await team.Member.PostAsync($"channels/{channel}/members", new { userId = leaver.Id });
        await team.Member.PostAsync($"channels/{channel}/members", new { userId = team.Admin.Id });
        var socket = await leaver.ConnectAsync();
        var heard = new ConcurrentQueue<string>();
        socket.On<JsonNode>("Events", batch => heard.Enqueue(batch.ToJsonString()));
        await socket.InvokeAsync<JsonNode>("Subscribe", channel, 0L, TestContext.Current.CancellationToken);
        await socket.InvokeAsync<JsonNode>("Subscribe", leaver.Id, (long?)null, TestContext.Current.CancellationToken);

        var actor = by switch { "self" => leaver, "creator" => team.Member, _ => team.Admin };
        Assert.Equal(HttpStatusCode.NoContent, await actor.StatusAsync(HttpMethod.Delete, $"channels/{channel}/members/{leaver.Id}"));
        await team.Member.PostAsync($"channels/{channel}/messages", new { body = "whisper" });
        await team.ChannelAsync(leaver, "own", isPrivate: true);

        // The inbox tells of the channel made last; whatever was posted before it would have come by then.
        await Wait.UntilAsync(
            "the inbox tells of the own channel", () => heard.Any(batch => batch.Contains("\"own\"", StringComparison.Ordinal)));

        Assert.DoesNotContain(heard, batch => batch.Contains("whisper", StringComparison.Ordinal));
        Assert.Contains(heard, batch => batch.Contains("channel.left", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, await leaver.StatusAsync(HttpMethod.Get, $"channels/{channel}/messages"));
        await Assert.ThrowsAsync<HubException>(
            () => socket.InvokeAsync<JsonNode>("Subscribe", channel, 0L, TestContext.Current.CancellationToken));
        Assert.Contains("channel.member_removed", await team.Member.EventTypesAsync(channel));
    }

    [Fact]
    public async Task A_plain_member_removes_nobody_else()
    {
        await using var team = await Team.OpenAsync(server);
        var channel = (await team.ChannelAsync(team.Owner, "secret", isPrivate: true)).Id();
        await team.Owner.PostAsync($"channels/{channel}/members", new { userId = team.Member.Id });

        Assert.Equal(
            (HttpStatusCode.Forbidden, "access.denied"),
            await team.Member.RefusalAsync(HttpMethod.Delete, $"channels/{channel}/members/{team.Owner.Id}"));
        Assert.Equal(
            HttpStatusCode.NotFound, await team.Owner.StatusAsync(HttpMethod.Delete, $"channels/{channel}/members/{team.Admin.Id}"));
    }

    [Fact]
    public async Task A_public_channel_has_everybody_and_is_not_left_alone()
    {
        await using var team = await Team.OpenAsync(server);
        var members = $"channels/{await team.GeneralAsync()}/members";

        Assert.Equal(HttpStatusCode.OK, await team.Member.StatusAsync(HttpMethod.Post, members, new { userId = team.Admin.Id }));
        Assert.Equal(
            (HttpStatusCode.BadRequest, "request.invalid"),
            await team.Member.RefusalAsync(HttpMethod.Delete, $"{members}/{team.Member.Id}"));
        await team.RemoveAsync(team.Owner, team.Member);
        Assert.Equal(2, (await team.Owner.GetAsync(members)).Items().Count());
    }
}

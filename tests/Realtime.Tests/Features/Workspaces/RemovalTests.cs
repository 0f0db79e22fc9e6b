using System.Net;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Workspaces;

public sealed class RemovalTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_removal_is_told_to_the_workspace_the_private_channels_and_the_person()
    {
        await using var team = await Team.OpenAsync(server);
        var secret = (await team.ChannelAsync(team.Owner, "secret", isPrivate: true)).Id();
        await team.ChannelAsync(team.Owner, "open");
        await team.Owner.PostAsync($"channels/{secret}/members", new { userId = team.Member.Id });

        await team.RemoveAsync(team.Admin, team.Member);

        var id = $$"""{"userId":"{{team.Member.Id}}"}""";
        var (workspace, channel) = (await team.Owner.EventsAsync(team.Id), await team.Owner.EventsAsync(secret));
        var own = await team.Member.EventsAsync(team.Member.Id);
        Assert.Equal(("member.removed", id), (workspace[^1].Text("type"), workspace[^1]["data"]!.ToJsonString()));
        Assert.Equal(("channel.member_removed", id), (channel[^1].Text("type"), channel[^1]["data"]!.ToJsonString()));
        Assert.Equal("workspace.left", own[^1].Text("type"));
        Assert.Equal(team.Id.ToString(), own[^1]["data"]!.Text("workspaceId"));
        Assert.DoesNotContain(own, e => e.Text("type") == "channel.left");
        Assert.Empty((await team.Member.GetAsync("workspaces")).Items());
    }

    [Fact]
    public async Task Whoever_comes_back_is_in_no_private_channel_and_has_read_what_was_said_meanwhile()
    {
        await using var team = await Team.OpenAsync(server);
        var general = await team.GeneralAsync();
        var secret = (await team.ChannelAsync(team.Owner, "secret", isPrivate: true)).Id();
        await team.Owner.PostAsync($"channels/{secret}/members", new { userId = team.Member.Id });
        Assert.Equal(HttpStatusCode.NoContent, (await team.RemoveAsync(team.Member, team.Member)).Status);
        await team.Owner.PostAsync($"channels/{general}/messages", new { body = "meanwhile" });

        await team.AdmitAsync(team.Member);

        var channel = Assert.Single((await team.Member.GetAsync($"{team.Path}/channels")).Items());
        Assert.Equal((general, 0L), (channel.Id(), channel.Number("unread")));
        Assert.Equal(HttpStatusCode.NotFound, await team.Member.StatusAsync(HttpMethod.Get, $"channels/{secret}"));
        Assert.True((await team.SeeAsync(team.Member)).Is("isActive"));
    }

    [Fact]
    public async Task Leaving_again_with_the_same_operation_id_gives_the_first_answer()
    {
        await using var team = await Team.OpenAsync(server);
        var (opId, path) = (Guid.CreateVersion7(), $"{team.Path}/members/{team.Member.Id}");

        using var first = await team.Member.SendAsync(HttpMethod.Delete, path, opId: opId);
        using var second = await team.Member.SendAsync(HttpMethod.Delete, path, opId: opId);
        using var third = await team.Member.SendAsync(HttpMethod.Delete, path);

        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, second.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, third.StatusCode);
        Assert.Single(await team.Owner.EventTypesAsync(team.Id), type => type == "member.removed");
    }

    [Fact]
    public async Task An_admin_does_not_come_back_by_an_own_invite()
    {
        await using var team = await Team.OpenAsync(server);
        var removed = (await team.Admin.PostAsync($"{team.Path}/invites", new { role = "admin" })).Text("code");
        await team.RemoveAsync(team.Owner, team.Admin);
        var second = await team.JoinAsync("Ada", "admin");
        var demoted = (await second.PostAsync($"{team.Path}/invites", new { })).Text("code");
        await team.SetRoleAsync(team.Owner, second, "member");

        Assert.Equal(HttpStatusCode.NotFound, await team.Admin.StatusAsync(HttpMethod.Post, $"invites/{removed}/accept"));
        Assert.Equal(HttpStatusCode.NotFound, await team.Stranger.StatusAsync(HttpMethod.Post, $"invites/{demoted}/accept"));
    }
}

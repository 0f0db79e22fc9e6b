using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Channels;

public sealed class ChannelTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_public_channel_is_everybodys_in_the_workspace_and_nobody_elses()
    {
        await using var team = await Team.OpenAsync(server);
        var channel = await team.Member.PostAsync($"{team.Path}/channels", new { name = " Pier ", topic = "Boats" });

        var told = (await team.Admin.EventsAsync(team.Id))[^1];
        Assert.Equal(
            ("Pier", "Boats", 1L, 1L), (channel.Text("name"), channel.Text("topic"), channel.Number("version"), channel.Number("head")));
        Assert.Equal("channel.created", told.Text("type"));
        Assert.Equal(
            $$"""{"channelId":"{{channel.Id()}}","name":"Pier","topic":"Boats","isPrivate":false}""", told["data"]!.ToJsonString());
        Assert.Equal(channel.ToJsonString(), (await team.Member.GetAsync($"channels/{channel.Id()}")).ToJsonString());
        Assert.Contains((await team.Admin.GetAsync($"{team.Path}/channels")).Items(), item => item.Id() == channel.Id());
        Assert.Equal(3, (await team.Admin.GetAsync($"channels/{channel.Id()}/members")).Items().Count());
        Assert.Equal(HttpStatusCode.NotFound, await team.Stranger.StatusAsync(HttpMethod.Get, $"channels/{channel.Id()}"));
    }

    [Fact]
    public async Task A_private_channel_is_unknown_to_everybody_else_admins_included()
    {
        await using var team = await Team.OpenAsync(server);
        var workspaceBefore = await team.Owner.EventTypesAsync(team.Id);
        var channel = (await team.ChannelAsync(team.Member, "secret", isPrivate: true)).Id();

        Assert.Equal(workspaceBefore, await team.Owner.EventTypesAsync(team.Id));
        Assert.Equal(["channel.created", "channel.member_added"], await team.Member.EventTypesAsync(channel));
        Assert.Equal(["channel.joined", "read.marked"], (await team.Member.EventTypesAsync(team.Member.Id)).TakeLast(2));
        foreach (var outsider in (Person[])[team.Owner, team.Admin, team.Stranger])
        {
            Assert.Equal(HttpStatusCode.NotFound, await outsider.StatusAsync(HttpMethod.Get, $"channels/{channel}"));
            Assert.Equal(
                HttpStatusCode.NotFound, await outsider.StatusAsync(HttpMethod.Patch, $"channels/{channel}", new { topic = "mine" }));
            Assert.Equal(HttpStatusCode.NotFound, await outsider.StatusAsync(HttpMethod.Get, $"streams/{channel}/events"));
            Assert.Equal(
                HttpStatusCode.NotFound,
                await outsider.StatusAsync(HttpMethod.Post, $"channels/{channel}/members", new { userId = outsider.Id }));
        }

        Assert.DoesNotContain((await team.Owner.GetAsync($"{team.Path}/channels")).Items(), item => item.Id() == channel);
    }

    [Fact]
    public async Task A_name_is_free_once_whatever_its_case_and_whether_archived_or_not()
    {
        await using var team = await Team.OpenAsync(server);
        await using var other = await Team.OpenAsync(server);
        var pier = (await team.ChannelAsync(team.Member, "Pier")).Id();
        var quay = (await team.ChannelAsync(team.Member, "Quay")).Id();
        await team.Owner.StatusAsync(HttpMethod.Patch, $"channels/{quay}", new { isArchived = true });

        Assert.Equal(Taken, await team.Owner.RefusalAsync(HttpMethod.Post, $"{team.Path}/channels", new { name = "pIER" }));
        Assert.Equal(Taken, await team.Owner.RefusalAsync(HttpMethod.Post, $"{team.Path}/channels", new { name = "quay" }));
        Assert.Equal(Taken, await team.Owner.RefusalAsync(HttpMethod.Patch, $"channels/{pier}", new { name = "GENERAL" }));
        Assert.Equal(HttpStatusCode.OK, await team.Owner.StatusAsync(HttpMethod.Patch, $"channels/{pier}", new { name = "PIER" }));
        Assert.Equal(
            HttpStatusCode.Created, await other.Owner.StatusAsync(HttpMethod.Post, $"{other.Path}/channels", new { name = "Pier" }));
    }

    [Fact]
    public async Task Of_many_who_make_a_channel_of_one_name_at_once_one_succeeds()
    {
        await using var team = await Team.OpenAsync(server);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            team.Member.RefusalAsync(HttpMethod.Post, $"{team.Path}/channels", new { name = "race" })));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(9, answers.Count(answer => answer == Taken));
    }

    [Fact]
    public async Task Its_creator_and_admins_change_a_channel()
    {
        await using var team = await Team.OpenAsync(server);
        var other = await team.JoinAsync("Nora");
        var channel = $"channels/{(await team.ChannelAsync(team.Member, "pier")).Id()}";

        Assert.Equal(HttpStatusCode.Forbidden, await other.StatusAsync(HttpMethod.Patch, channel, new { topic = "mine" }));
        Assert.Equal(HttpStatusCode.OK, await team.Member.StatusAsync(HttpMethod.Patch, channel, new { topic = "Boats" }));
        Assert.Equal(HttpStatusCode.OK, await team.Admin.StatusAsync(HttpMethod.Patch, channel, new { name = "jetty" }));
        var before = await team.Owner.EventTypesAsync(team.Id);
        Assert.Equal(HttpStatusCode.OK, await team.Admin.StatusAsync(HttpMethod.Patch, channel, new { name = "jetty", topic = "Boats" }));

        var now = await team.Owner.GetAsync(channel);
        Assert.Equal(("jetty", "Boats", 3L), (now.Text("name"), now.Text("topic"), now.Number("version")));
        Assert.Equal(before, await team.Owner.EventTypesAsync(team.Id));
        Assert.Equal(["channel.created", "channel.updated", "channel.updated"], await team.Owner.EventTypesAsync(now.Id()));
    }

    [Fact]
    public async Task A_stale_version_is_refused_with_what_is_there_now()
    {
        await using var team = await Team.OpenAsync(server);
        var channel = $"channels/{(await team.ChannelAsync(team.Member, "pier")).Id()}";
        await team.Member.StatusAsync(HttpMethod.Patch, channel, new { topic = "first", version = 1 });

        using var response = await team.Admin.SendAsync(HttpMethod.Patch, channel, new { topic = "second", version = 1 });
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal((HttpStatusCode.PreconditionFailed, "version.stale"), (response.StatusCode, problem.Text("code")));
        Assert.Equal((await team.Admin.GetAsync(channel)).ToJsonString(), problem["current"]!.ToJsonString());
        Assert.Equal("first", problem["current"]!.Text("topic"));
    }

    [Fact]
    public async Task An_archived_channel_is_read_but_not_written_until_it_comes_back()
    {
        await using var team = await Team.OpenAsync(server);
        var channel = $"channels/{(await team.ChannelAsync(team.Member, "pier")).Id()}";
        var message = (await team.Member.PostAsync($"{channel}/messages", new { body = "before" })).Id();
        await team.Admin.StatusAsync(HttpMethod.Patch, channel, new { isArchived = true });
        (HttpMethod, string, object?)[] writes =
        [
            (HttpMethod.Post, $"{channel}/messages", new { body = "late" }),
            (HttpMethod.Patch, $"messages/{message}", new { body = "late" }),
            (HttpMethod.Put, $"messages/{message}/reactions/+1", null), (HttpMethod.Patch, channel, new { topic = "late" }),
            (HttpMethod.Post, $"{channel}/members", new { userId = team.Admin.Id }),
        ];

        foreach (var (method, path, body) in writes)
        {
            Assert.Equal((HttpStatusCode.Conflict, "channel.archived"), await team.Member.RefusalAsync(method, path, body));
        }

        Assert.Single((await team.Admin.GetAsync($"{channel}/messages")).Items());
        Assert.Equal(HttpStatusCode.NoContent, await team.Admin.StatusAsync(HttpMethod.Put, $"{channel}/read", new { seq = 2 }));
        Assert.Equal(
            HttpStatusCode.OK, await team.Admin.StatusAsync(HttpMethod.Patch, channel, new { isArchived = false, topic = "again" }));
        Assert.Equal(
            HttpStatusCode.Created, await team.Member.StatusAsync(HttpMethod.Post, $"{channel}/messages", new { body = "on time" }));
    }

    private static (HttpStatusCode, string?) Taken => (HttpStatusCode.Conflict, "channel.name_taken");
}

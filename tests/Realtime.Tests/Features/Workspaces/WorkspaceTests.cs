using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Workspaces;

public sealed class WorkspaceTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Whoever_makes_a_workspace_owns_it_and_finds_a_first_channel()
    {
        await using var ana = await server.RegisterAsync();
        var workspace = await ana.PostAsync("workspaces", new { name = "  Harbour  " });
        var listed = Assert.Single((await ana.GetAsync("workspaces")).Items());
        var channel = Assert.Single((await ana.GetAsync($"workspaces/{workspace.Id()}/channels")).Items());

        Assert.Equal("Harbour", workspace.Text("name"));
        Assert.Equal("owner", workspace.Text("role"));
        Assert.Equal(workspace.Text("id"), workspace.Text("streamId"));
        Assert.Equal(workspace.ToJsonString(), listed.ToJsonString());
        Assert.Equal("general", channel.Text("name"));
        Assert.Equal(["workspace.created", "member.joined", "channel.created"], await ana.EventTypesAsync(workspace.Id()));
        Assert.Equal(["workspace.joined"], await ana.EventTypesAsync(ana.Id));
        Assert.Equal(["channel.created"], await ana.EventTypesAsync(channel.Id()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\u0000b")]
    [InlineData("two\nlines")]
    public async Task A_name_that_is_no_name_is_refused(string name)
    {
        await using var ana = await server.RegisterAsync();

        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), await ana.RefusalAsync(HttpMethod.Post, "workspaces", new { name }));
        Assert.Equal(
            (HttpStatusCode.BadRequest, "request.invalid"),
            await ana.RefusalAsync(HttpMethod.Post, "workspaces", new { name = new string('n', 81) }));
    }

    [Fact]
    public async Task Sending_the_command_again_makes_no_second_workspace()
    {
        await using var ana = await server.RegisterAsync();
        var opId = Guid.CreateVersion7();

        var first = await ana.PostAsync("workspaces", new { name = "Once" }, opId);
        var second = await ana.PostAsync("workspaces", new { name = "Once" }, opId);
        using var other = await ana.SendAsync(HttpMethod.Post, $"workspaces/{first.Id()}/invites", new { }, opId);

        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.Single((await ana.GetAsync("workspaces")).Items());
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
    }

    [Fact]
    public async Task An_admin_renames_and_a_member_does_not()
    {
        await using var team = await Team.OpenAsync(server);
        var before = (await team.Owner.EventsAsync(team.Id)).Count;

        Assert.Equal((HttpStatusCode.Forbidden, "access.denied"), await RenameAsync(team.Member, team, new { name = "Mine" }));
        Assert.Equal((HttpStatusCode.NotFound, "resource.not_found"), await RenameAsync(team.Stranger, team, new { name = "Mine" }));
        Assert.Equal(HttpStatusCode.OK, (await RenameAsync(team.Admin, team, new { name = "Quay" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await RenameAsync(team.Admin, team, new { name = "Quay" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await RenameAsync(team.Admin, team, new { })).Status);

        var renamed = await team.Member.GetAsync(team.Path);
        var told = Assert.Single((await team.Member.EventsAsync(team.Id)).Skip(before));
        Assert.Equal(("Quay", 2L), (renamed.Text("name"), renamed.Number("version")));
        Assert.Equal("""{"name":"Quay","version":2}""", told["data"]!.ToJsonString());
    }

    [Theory]
    [InlineData("body")]
    [InlineData("header")]
    public async Task A_stale_version_is_refused_with_what_is_there_now(string where)
    {
        await using var team = await Team.OpenAsync(server);
        await RenameAsync(team.Owner, team, new { name = "Quay", version = 1 });

        using var request = new HttpRequestMessage(HttpMethod.Patch, "/api/v1/" + team.Path);
        request.Headers.Add("X-CSRF", "1");
        request.Headers.TryAddWithoutValidation("If-Match", where == "header" ? "\"1\"" : "*");
        object body = where == "body" ? new { name = "Pier", version = 1 } : new { name = "Pier" };
        request.Content = System.Net.Http.Json.JsonContent.Create(body);
        using var response = await team.Admin.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(HttpStatusCode.PreconditionFailed, response.StatusCode);
        Assert.Equal("version.stale", problem.Text("code"));
        Assert.Equal((await team.Admin.GetAsync(team.Path)).ToJsonString(), problem["current"]!.ToJsonString());
        Assert.Equal("Quay", problem["current"]!.Text("name"));
    }

    [Fact]
    public async Task The_entity_tag_of_a_reply_opens_the_next_change()
    {
        await using var team = await Team.OpenAsync(server);
        using var read = await team.Owner.SendAsync(HttpMethod.Get, team.Path);

        using var request = new HttpRequestMessage(HttpMethod.Patch, "/api/v1/" + team.Path);
        request.Headers.Add("X-CSRF", "1");
        request.Headers.TryAddWithoutValidation("If-Match", read.Headers.ETag!.Tag);
        request.Content = System.Net.Http.Json.JsonContent.Create(new { name = "Quay" });
        using var response = await team.Owner.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("\"2\"", response.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task A_long_list_comes_in_pages_that_join()
    {
        await using var ana = await server.RegisterAsync();
        for (var i = 0; i < 7; i++)
        {
            await ana.PostAsync("workspaces", new { name = $"Number {i}" });
        }

        var names = (await ana.AllAsync("workspaces", limit: 3)).Select(workspace => workspace.Text("name"));

        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"Number {i}"), names);
        Assert.Equal(HttpStatusCode.BadRequest, await ana.StatusAsync(HttpMethod.Get, "workspaces?after=nonsense"));
        Assert.Equal(HttpStatusCode.BadRequest, await ana.StatusAsync(HttpMethod.Get, "workspaces?limit=201"));
    }

    private static Task<(HttpStatusCode Status, string? Code)> RenameAsync(Person person, Team team, object body) =>
        person.RefusalAsync(HttpMethod.Patch, team.Path, body);
}

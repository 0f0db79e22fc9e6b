using System.Net;
using System.Text.Json.Nodes;
using CsCheck;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Workspaces;

/// <summary>Stale state plus events equals fresh state.</summary>
public sealed class WorkspaceFoldTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static readonly string[] s_roles = ["owner", "admin", "member"];

    [Fact]
    public async Task Folding_all_events_of_a_workspace_and_of_an_inbox_gives_what_a_fresh_read_gives()
    {
        var steps = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 12], Gen.Int[0, 1_000]).Array[20, 60];
        var seen = new HashSet<string>();

        await steps.SampleAsync(
            async sequence =>
            {
                await using var team = await Team.OpenAsync(server);
                var late = await team.JoinAsync("Lale");
                Person[] people = [team.Admin, team.Member, late, team.Stranger];
                await PrepareAsync(team, late);
                foreach (var (actor, kind, target) in sequence)
                {
                    await StepAsync(team, people, actor, kind, target);
                }

                seen.UnionWith(await CompareWorkspaceAsync(team));
                foreach (var person in people)
                {
                    seen.UnionWith(await CompareInboxAsync(person));
                }
            },
            iter: 4,
            threads: 1);

        Assert.Equal(EventTypes.OfWorkspacesAndInboxes, seen.Order(StringComparer.Ordinal));
    }

    /// <summary>Everything that can happen happens once, before chance takes over.</summary>
    private static async Task PrepareAsync(Team team, Person late)
    {
        var den = (await team.ChannelAsync(team.Owner, "den", isPrivate: true)).Id();
        await team.Owner.PostAsync($"channels/{den}/members", new { userId = late.Id });
        await team.Owner.PostAsync($"channels/{den}/members", new { userId = team.Admin.Id });
        await team.Admin.StatusAsync(HttpMethod.Delete, $"channels/{den}/members/{late.Id}");
        await team.Owner.StatusAsync(HttpMethod.Patch, $"channels/{await team.GeneralAsync()}", new { topic = "All" });
        await team.Owner.StatusAsync(HttpMethod.Patch, team.Path, new { name = "Begun" });
        var board = (await team.Owner.PostAsync($"{team.Path}/boards", new { name = "Open" })).Id();
        var desk = (await team.Owner.PostAsync($"{team.Path}/boards", new { name = "Hidden", isPrivate = true })).Id();
        await team.Owner.StatusAsync(HttpMethod.Patch, $"boards/{board}", new { name = "Opened", channelId = await team.GeneralAsync() });
        await team.Owner.PostAsync($"boards/{desk}/members", new { userId = late.Id });
        await team.Owner.PostAsync($"boards/{desk}/members", new { userId = team.Admin.Id });
        await team.Admin.StatusAsync(HttpMethod.Delete, $"boards/{desk}/members/{team.Admin.Id}");
        await team.SetRoleAsync(team.Owner, late, "admin");
        await team.AdmitAsync(team.Stranger);
        await team.RemoveAsync(late, team.Stranger);
        await team.Stranger.StatusAsync(HttpMethod.Patch, "me", new { displayName = "Somebody" });
        await team.Admin.StatusAsync(HttpMethod.Patch, "me", new { displayName = "Somebody" });
    }

    /// <summary>People do whatever comes, allowed or not; the owner does nothing, and so can look afterwards.</summary>
    private static async Task StepAsync(Team team, Person[] people, int actorAt, int kind, int target)
    {
        var (actor, other) = (target % 3 == 0 ? team.Owner : people[actorAt], people[target % people.Length]);
        var channels = (await team.Owner.GetAsync($"{team.Path}/channels")).Items().ToList();
        var channel = channels[target % channels.Count].Id();
        using var response = kind switch
        {
            0 => await actor.SendAsync(HttpMethod.Patch, team.Path, new { name = $"Name {target % 5}" }),
            1 => await actor.SendAsync(HttpMethod.Patch, $"{team.Path}/members/{other.Id}", new { role = s_roles[target % 3] }),
            2 => await actor.SendAsync(HttpMethod.Delete, $"{team.Path}/members/{other.Id}"),
            3 or 4 => await people[actorAt]
                .SendAsync(HttpMethod.Post, $"invites/{await team.InviteAsync(new { role = s_roles[target % 3] })}/accept"),
            5 => await actor.SendAsync(
                HttpMethod.Post, $"{team.Path}/channels", new { name = $"c{target % 9}", isPrivate = target % 2 == 0 }),
            6 => await actor.SendAsync(HttpMethod.Patch, $"channels/{channel}", new { topic = $"topic {target % 5}" }),
            7 => await actor.SendAsync(HttpMethod.Patch, $"channels/{channel}", new { isArchived = target % 4 == 0 }),
            8 => await actor.SendAsync(HttpMethod.Post, $"channels/{channel}/members", new { userId = other.Id }),
            9 => await actor.SendAsync(HttpMethod.Delete, $"channels/{channel}/members/{other.Id}"),
            10 => await actor.SendAsync(HttpMethod.Post, $"channels/{channel}/messages", new { body = $"body {target}" }),
            11 => await people[actorAt].SendAsync(HttpMethod.Patch, "me", new { displayName = $"Name {target % 5}" }),
            _ => await people[actorAt].SendAsync(HttpMethod.Put, $"channels/{channel}/read", new { seq = target % 9 }),
        };
        Assert.True(response.StatusCode < HttpStatusCode.InternalServerError, response.ToString());
    }

    private static async Task<IEnumerable<string>> CompareWorkspaceAsync(Team team)
    {
        var events = await team.Owner.EventsAsync(team.Id);
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => (int)e.Seq()));
        var fold = new WorkspaceFold();
        events.ForEach(fold.Apply);

        var workspace = await team.Owner.GetAsync(team.Path);
        Assert.Equal((workspace.Text("name"), workspace.Number("version")), (fold.Name, fold.Version));
        Assert.Equal(
            (await team.Owner.AllAsync($"{team.Path}/members")).Select(m =>
                KeyValuePair.Create(m.Text("userId")!, (m.Text("displayName")!, m.Text("role")!, m.Is("isActive"), m.Text("joinedAt")!))),
            fold.Members);
        Assert.Equal(
            (await team.Owner.AllAsync($"{team.Path}/channels")).Where(c => !c.Is("isPrivate")).Select(c =>
                KeyValuePair.Create(c.Text("id")!, (c.Text("name")!, c.Text("topic")!, c.Is("isArchived"), c.Number("version")))),
            fold.Channels);
        Assert.Equal(
            (await team.Owner.AllAsync($"{team.Path}/boards")).Where(b => !b.Is("isPrivate")).Select(b =>
                KeyValuePair.Create(b.Text("id")!, (b.Text("name")!, b.Is("isArchived"), b.Text("channelId"), b.Number("version")))),
            fold.Boards);
        return events.Select(e => e.Text("type")!);
    }

    private static async Task<IEnumerable<string>> CompareInboxAsync(Person person)
    {
        var events = await person.EventsAsync(person.Id);
        var fold = new InboxFold();
        events.ForEach(fold.Apply);

        var freshWorkspaces = (await person.AllAsync("workspaces")).ConvertAll(workspace => workspace.Text("id")!);
        List<JsonNode> freshChannels = [];
        List<JsonNode> freshBoards = [];
        foreach (var workspace in freshWorkspaces)
        {
            freshChannels.AddRange(await person.AllAsync($"workspaces/{workspace}/channels"));
            freshBoards.AddRange(await person.AllAsync($"workspaces/{workspace}/boards"));
        }

        Assert.Equal((await person.GetAsync("me")).Text("displayName"), fold.DisplayName ?? person.Name);
        Assert.Equal(freshWorkspaces.Order(), fold.Workspaces.Order());
        Assert.Equal(
            freshChannels.Where(channel => channel.Is("isPrivate")).Select(channel => channel.Text("id")!).Order(),
            fold.Channels.Keys.Order());
        Assert.Equal(
            freshBoards.Where(board => board.Is("isPrivate")).Select(board => board.Text("id")!).Order(), fold.Boards.Keys.Order());
        Assert.All(freshChannels, channel => Assert.Equal(channel.Number("readSeq"), fold.ReadSeq(channel.Text("id")!)));
        return events.Select(e => e.Text("type")!);
    }
}

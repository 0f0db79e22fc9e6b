using System.Net;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Invites;

public sealed class InviteTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Of_twenty_who_accept_at_once_only_as_many_come_in_as_the_invite_allows()
    {
        await using var team = await Team.OpenAsync(server);
        var code = await team.InviteAsync(new { maxUses = 3 });
        var people = new List<Person>();
        for (var i = 0; i < 20; i++)
        {
            people.Add(await team.RegisterAsync($"Person {i}"));
        }

        var answers = await Task.WhenAll(people.Select(person => person.RefusalAsync(HttpMethod.Post, $"invites/{code}/accept")));

        Assert.Equal(3, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.Equal(17, answers.Count(answer => answer == (HttpStatusCode.Gone, "invite.expired")));
        Assert.Equal(3 + 3, (await team.Owner.AllAsync($"{team.Path}/members")).Count);
        var invite = (await team.Owner.AllAsync($"{team.Path}/invites")).Single(invite => invite.Text("code") == code);
        Assert.Equal((3L, 3L), (invite.Number("uses"), invite.Number("maxUses")));
    }

    [Fact]
    public async Task Accepting_twice_is_fine_and_uses_nothing()
    {
        await using var team = await Team.OpenAsync(server);
        var code = await team.InviteAsync(new { maxUses = 1, role = "admin" });

        var first = await team.Stranger.PostAsync($"invites/{code}/accept");
        var second = await team.Stranger.PostAsync($"invites/{code}/accept");
        var member = await team.Member.PostAsync($"invites/{code}/accept");

        Assert.Equal("admin", first.Text("role"));
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.Equal("member", member.Text("role"));
        var invite = (await team.Owner.AllAsync($"{team.Path}/invites")).Single(invite => invite.Text("code") == code);
        Assert.Equal(1, invite.Number("uses"));
        Assert.Single(await team.Stranger.EventTypesAsync(team.Stranger.Id), type => type == "workspace.joined");
    }

    [Fact]
    public async Task An_acceptance_that_is_sent_again_is_answered_as_before_even_when_the_invite_is_gone()
    {
        await using var team = await Team.OpenAsync(server);
        var (code, opId) = (await team.InviteAsync(new { }), Guid.CreateVersion7());
        var first = await team.Stranger.PostAsync($"invites/{code}/accept", opId: opId);
        await team.Admin.StatusAsync(HttpMethod.Delete, $"{team.Path}/invites/{code}");

        var again = await team.Stranger.PostAsync($"invites/{code}/accept", opId: opId);

        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Equal(HttpStatusCode.NotFound, await team.Stranger.StatusAsync(HttpMethod.Get, $"invites/{code}"));
    }

    [Fact]
    public async Task An_invite_ends_when_it_says()
    {
        await using var team = await Team.OpenAsync(server);
        var code = await team.InviteAsync(
            new { expiresAt = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() + 5_000) });
        var preview = await team.Stranger.GetAsync($"invites/{code}");
        // The end is an instant of the server's own clock, so it is asked again until it has come.
        await Wait.UntilAsync(
            "the invite ends", async () => await team.Stranger.StatusAsync(HttpMethod.Get, $"invites/{code}") != HttpStatusCode.OK);

        Assert.Equal(("Harbour", "member"), (preview.Text("workspaceName"), preview.Text("role")));
        Assert.Equal((HttpStatusCode.Gone, "invite.expired"), await team.Stranger.RefusalAsync(HttpMethod.Get, $"invites/{code}"));
        Assert.Equal((HttpStatusCode.Gone, "invite.expired"), await team.Stranger.RefusalAsync(HttpMethod.Post, $"invites/{code}/accept"));
        Assert.Equal(HttpStatusCode.OK, await team.Member.StatusAsync(HttpMethod.Post, $"invites/{code}/accept"));
    }

    [Theory]
    [InlineData("owner", "owner", HttpStatusCode.Created)]
    [InlineData("admin", "admin", HttpStatusCode.Created)]
    [InlineData("admin", "owner", HttpStatusCode.Forbidden)]
    [InlineData("member", "member", HttpStatusCode.Forbidden)]
    [InlineData("stranger", "member", HttpStatusCode.NotFound)]
    public async Task Admins_invite_up_to_their_own_role(string actor, string role, HttpStatusCode expected)
    {
        await using var team = await Team.OpenAsync(server);

        Assert.Equal(expected, await team.As(actor).StatusAsync(HttpMethod.Post, $"{team.Path}/invites", new { role }));
    }

    [Fact]
    public async Task Only_admins_see_and_withdraw_invites()
    {
        await using var team = await Team.OpenAsync(server);
        var code = await team.InviteAsync(new { });

        Assert.Equal(HttpStatusCode.Forbidden, await team.Member.StatusAsync(HttpMethod.Get, $"{team.Path}/invites"));
        Assert.Equal(HttpStatusCode.Forbidden, await team.Member.StatusAsync(HttpMethod.Delete, $"{team.Path}/invites/{code}"));
        Assert.Equal(HttpStatusCode.NoContent, await team.Admin.StatusAsync(HttpMethod.Delete, $"{team.Path}/invites/{code}"));
        Assert.Equal(HttpStatusCode.NotFound, await team.Admin.StatusAsync(HttpMethod.Delete, $"{team.Path}/invites/{code}"));
        Assert.Equal(HttpStatusCode.NotFound, await team.Stranger.StatusAsync(HttpMethod.Post, $"invites/{code}/accept"));
    }

    [Fact]
    public async Task Another_workspaces_admin_does_not_withdraw_an_invite()
    {
        await using var team = await Team.OpenAsync(server);
        await using var other = await Team.OpenAsync(server);
        var code = await team.InviteAsync(new { });

        Assert.Equal(HttpStatusCode.NotFound, await other.Owner.StatusAsync(HttpMethod.Delete, $"{other.Path}/invites/{code}"));
        Assert.Equal(HttpStatusCode.OK, await team.Stranger.StatusAsync(HttpMethod.Post, $"invites/{code}/accept"));
    }

    [Fact]
    public async Task Limits_that_make_no_sense_are_refused()
    {
        await using var team = await Team.OpenAsync(server);
        object[] bodies =
        [
            new { maxUses = 0 }, new { maxUses = 10_001 }, new { expiresAt = "2020-01-01T00:00:00Z" },
            new { expiresAt = "9999-12-31T23:59:59Z" },
            new { role = "guest" }, new { uses = 1 },
        ];

        foreach (var body in bodies)
        {
            Assert.Equal(
                (HttpStatusCode.BadRequest, "request.invalid"),
                await team.Owner.RefusalAsync(HttpMethod.Post, $"{team.Path}/invites", body));
        }
    }
}

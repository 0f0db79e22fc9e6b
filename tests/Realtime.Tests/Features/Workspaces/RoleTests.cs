using System.Net;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Workspaces;

public sealed class RoleTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static readonly string[] s_roles = ["owner", "admin", "member"];

    [Fact]
    public async Task Owners_change_every_role_admins_all_but_owners_and_nobody_else_any()
    {
        await using var team = await Team.OpenAsync(server);
        var target = await team.JoinAsync("Tara");
        foreach (var actor in (string[])[.. s_roles, "stranger"])
        {
            foreach (var (before, after) in s_roles.SelectMany(before => s_roles.Select(after => (before, after))))
            {
                await team.SetRoleAsync(team.Owner, target, before);
                var expected = actor switch
                {
                    "owner" => HttpStatusCode.OK,
                    "admin" when before == after || (before != "owner" && after != "owner") => HttpStatusCode.OK,
                    "stranger" => HttpStatusCode.NotFound,
                    _ => HttpStatusCode.Forbidden,
                };

                var (status, _) = await team.SetRoleAsync(team.As(actor), target, after);

                Assert.True(expected == status, $"{actor}: {before} → {after} gave {status}");
                Assert.Equal(expected == HttpStatusCode.OK ? after : before, (await team.SeeAsync(target)).Text("role"));
            }
        }
    }

    [Fact]
    public async Task Owners_remove_everybody_admins_all_but_owners_and_nobody_else_anybody()
    {
        await using var team = await Team.OpenAsync(server);
        foreach (var (actor, role) in ((string[])[.. s_roles, "stranger"]).SelectMany(actor => s_roles.Select(role => (actor, role))))
        {
            var target = await team.JoinAsync("Tara", role);
            var expected = actor switch
            {
                "owner" => HttpStatusCode.NoContent,
                "admin" when role != "owner" => HttpStatusCode.NoContent,
                "stranger" => HttpStatusCode.NotFound,
                _ => HttpStatusCode.Forbidden,
            };

            var (status, _) = await team.RemoveAsync(team.As(actor), target);

            Assert.True(expected == status, $"{actor} removes {role}: {status}");
            Assert.Equal(expected != HttpStatusCode.NoContent, (await team.SeeAsync(target)).Is("isActive"));
        }
    }

    [Fact]
    public async Task The_last_owner_neither_leaves_nor_steps_down()
    {
        await using var team = await Team.OpenAsync(server);

        Assert.Equal((HttpStatusCode.Conflict, "workspace.last_owner"), await team.RemoveAsync(team.Owner, team.Owner));
        Assert.Equal((HttpStatusCode.Conflict, "workspace.last_owner"), await team.SetRoleAsync(team.Owner, team.Owner, "member"));
        await team.SetRoleAsync(team.Owner, team.Member, "owner");
        Assert.Equal(HttpStatusCode.NoContent, (await team.RemoveAsync(team.Owner, team.Owner)).Status);
        Assert.Equal((HttpStatusCode.Conflict, "workspace.last_owner"), await team.RemoveAsync(team.Member, team.Member));
    }

    [Fact]
    public async Task Two_owners_who_leave_at_once_leave_one_owner_behind()
    {
        await using var team = await Team.OpenAsync(server);
        await team.SetRoleAsync(team.Owner, team.Admin, "owner");

        var answers = await Task.WhenAll(team.RemoveAsync(team.Owner, team.Owner), team.RemoveAsync(team.Admin, team.Admin));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.NoContent);
        Assert.Single(answers, answer => answer.Code == "workspace.last_owner");
    }

    [Fact]
    public async Task The_same_role_again_tells_nobody()
    {
        await using var team = await Team.OpenAsync(server);
        await team.SetRoleAsync(team.Owner, team.Member, "admin");
        var before = await team.Owner.EventTypesAsync(team.Id);

        Assert.Equal(HttpStatusCode.OK, (await team.SetRoleAsync(team.Owner, team.Member, "admin")).Status);

        Assert.Equal("member.updated", before[^1]);
        Assert.Equal(before, await team.Owner.EventTypesAsync(team.Id));
    }

    [Theory]
    [InlineData("\"boss\"")]
    [InlineData("\"Owner\"")]
    [InlineData("2")]
    [InlineData("null")]
    public async Task A_role_that_does_not_exist_is_refused(string role)
    {
        await using var team = await Team.OpenAsync(server);
        var body = System.Text.Json.Nodes.JsonNode.Parse($$"""{"role":{{role}}}""");

        Assert.Equal(
            (HttpStatusCode.BadRequest, "request.invalid"),
            await team.Owner.RefusalAsync(HttpMethod.Patch, $"{team.Path}/members/{team.Member.Id}", body));
    }
}

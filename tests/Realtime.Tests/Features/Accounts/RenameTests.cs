using System.Net;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Accounts;

/// <summary>People change the name that others see.</summary>
public sealed class RenameTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Everybody_who_knows_them_is_told_and_reads_the_new_name()
    {
        await using var team = await Team.OpenAsync(server);
        await using var elsewhere = await Team.OpenAsync(server);
        await elsewhere.AdmitAsync(team.Member);
        await elsewhere.RemoveAsync(elsewhere.Owner, team.Member);

        var me = await team.Member.PatchAsync("me", new { displayName = "  Mia Ito " });

        Assert.Equal(("Mia Ito", team.Member.Email), (me.Text("displayName"), me.Text("email")));
        Assert.Equal("Mia Ito", (await team.Member.GetAsync("me")).Text("displayName"));
        foreach (var place in (Team[])[team, elsewhere])
        {
            var told = (await place.Owner.EventsAsync(place.Id))[^1];
            Assert.Equal(
                ("member.renamed", team.Member.Id.ToString(), "Mia Ito"),
                (told.Text("type"), told["data"]!.Text("userId"), told["data"]!.Text("displayName")));
            var member = (await place.Owner.AllAsync($"{place.Path}/members")).Single(each => each.Text("userId") == team.Member.Id.ToString());
            Assert.Equal("Mia Ito", member.Text("displayName"));
        }

        Assert.Equal("account.renamed", (await team.Member.EventsAsync(team.Member.Id))[^1].Text("type"));
    }

    [Fact]
    public async Task The_same_name_again_tells_nobody_and_sending_again_changes_nothing()
    {
        await using var team = await Team.OpenAsync(server);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await team.Member.CallAsync(HttpMethod.Patch, "me", new { displayName = "Mia" }, first);
        await team.Member.CallAsync(HttpMethod.Patch, "me", new { displayName = "Mia Ito" }, second);
        var before = (await team.Owner.EventsAsync(team.Id)).Count;

        await team.Member.CallAsync(HttpMethod.Patch, "me", new { displayName = "Mia" }, first);
        await team.Member.PatchAsync("me", new { displayName = "Mia Ito" });

        Assert.Equal("Mia Ito", (await team.Member.GetAsync("me")).Text("displayName"));
        Assert.Equal(before, (await team.Owner.EventsAsync(team.Id)).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("two\nlines")]
    [InlineData(null)]
    public async Task What_is_no_name_is_refused(string? name)
    {
        await using var ana = await server.RegisterAsync();
        var before = (await ana.GetAsync("me")).ToJsonString();

        await ana.AssertRefusedAsync(HttpStatusCode.BadRequest, "request.invalid", HttpMethod.Patch, "me", new { displayName = name });
        await ana.AssertRefusedAsync(
            HttpStatusCode.BadRequest, "request.invalid", HttpMethod.Patch, "me", new { displayName = new string('x', 65) });

        Assert.Equal(before, (await ana.GetAsync("me")).ToJsonString());
    }
}

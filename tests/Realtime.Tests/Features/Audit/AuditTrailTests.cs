using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Platform.Audit;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Audit;

public sealed class AuditTrailTests(AuditServer server) : IClassFixture<AuditServer>
{
    [Fact]
    public async Task An_admin_reads_the_log_newest_first_and_in_pages()
    {
        await using var scene = await Scene.CreateAsync(server);
        var path = $"workspaces/{scene.Workspace}/audit";
        var all = server.Rows(scene.Workspace);
        List<JsonNode> read = [];
        for (var next = ""; next is not null;)
        {
            var page = await scene.Ana.GetAsync($"{path}?limit=4{next}");
            Assert.InRange(page["items"]!.AsArray().Count, 1, 4);
            read.AddRange(page["items"]!.AsArray().Select(item => item!));
            next = page["next"] is { } place ? $"&before={place}" : null;
        }

        Assert.Equal(Enumerable.Range(1, all.Count).Reverse().Select(seq => (long)seq), read.Select(item => item["seq"]!.GetValue<long>()));
        Assert.Equal(all.Select(row => row.Action), read.Select(item => item["action"]!.GetValue<string>()).Reverse());
        Assert.All(read, item => Assert.NotNull(item["sessionId"]));
    }

    [Fact]
    public async Task It_can_be_narrowed_to_an_action_and_to_a_person()
    {
        await using var scene = await Scene.CreateAsync(server);

        Assert.Equal(["member.joined", "member.joined"], await ActionsAsync(scene, "action=member.joined"));
        Assert.Equal(["member.joined"], await ActionsAsync(scene, $"action=member.joined&actor={scene.Bo.Id}"));
        Assert.Equal(["invite.accepted", "member.joined"], await ActionsAsync(scene, $"actor={scene.Bo.Id}"));
        Assert.Empty(await ActionsAsync(scene, $"actor={Guid.CreateVersion7()}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/export")]
    public async Task Whoever_is_no_admin_is_answered_as_for_invites(string what)
    {
        await using var scene = await Scene.CreateAsync(server);
        await using var stranger = await server.RegisterAsync("Stranger");
        var (audit, invites) = ($"workspaces/{scene.Workspace}/audit{what}", $"workspaces/{scene.Workspace}/invites");

        Assert.Equal((HttpStatusCode.Forbidden, "access.denied"), await scene.Bo.RefusalAsync(HttpMethod.Get, audit));
        Assert.Equal(await scene.Bo.RefusalAsync(HttpMethod.Get, invites), await scene.Bo.RefusalAsync(HttpMethod.Get, audit));
        Assert.Equal(await stranger.RefusalAsync(HttpMethod.Get, invites), await stranger.RefusalAsync(HttpMethod.Get, audit));
        await scene.Ana.StatusAsync(HttpMethod.Patch, $"workspaces/{scene.Workspace}/members/{scene.Bo.Id}", new { role = "admin" });
        Assert.Equal(HttpStatusCode.OK, await scene.Bo.StatusAsync(HttpMethod.Get, audit));
    }

    [Theory]
    [InlineData("before=nonsense")]
    [InlineData("before=7")]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("actor=nobody")]
    public async Task A_page_that_cannot_be_is_refused(string query)
    {
        await using var ana = await server.RegisterAsync();
        var workspace = (await ana.PostAsync("workspaces", new { name = "Harbour" }))["id"]!.GetValue<Guid>();

        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), await ana.RefusalAsync(HttpMethod.Get, $"workspaces/{workspace}/audit?{query}"));
    }

    [Fact]
    public async Task An_export_is_whole_and_anybody_can_compute_its_hashes()
    {
        await using var scene = await Scene.CreateAsync(server);
        await scene.Ana.StatusAsync(HttpMethod.Patch, $"channels/{scene.General}", new { topic = "“Größe” <b>𝔘</b> \\ \" 船" });

        using var response = await scene.Ana.SendAsync(HttpMethod.Get, $"workspaces/{scene.Workspace}/audit/export");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var entries = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new ExportedEntry(line)).ToList();

        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(server.Rows(scene.Workspace).Select(row => (row.Seq, row.Action)), entries.Select(entry => (entry.Seq, entry.Action)));
        Assert.Equal(new string('0', 64), entries[0].Previous);
        Assert.Equal(entries.Select(entry => entry.Hash).SkipLast(1), entries.Skip(1).Select(entry => entry.Previous));
        Assert.All(entries, entry => Assert.Equal(entry.Hash, entry.ComputedHash));
    }

    private static async Task<IEnumerable<string>> ActionsAsync(Scene scene, string query) =>
        (await scene.Ana.GetAsync($"workspaces/{scene.Workspace}/audit?{query}"))["items"]!.AsArray()
            .Select(item => item!["action"]!.GetValue<string>());
}

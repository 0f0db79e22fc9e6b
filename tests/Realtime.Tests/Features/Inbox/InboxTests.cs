using System.Net;
using System.Text.Json.Nodes;
using Realtime.Features.Inbox;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Inbox;

public sealed class InboxTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static readonly Guid s_somebody = Guid.Parse("019aa000-0000-7000-8000-000000000002");

    [Fact]
    public async Task A_notice_is_in_the_inbox_and_in_its_persons_stream()
    {
        await using var ana = await server.RegisterAsync();

        await GiveAsync(ana, "look here");

        var item = Assert.Single((await ana.GetAsync("inbox")).Items());
        var told = (await ana.EventsAsync(ana.Id))[^1];
        Assert.Equal("inbox.added", told.Text("type"));
        Assert.Equal(("mention", "look here"), (item.Text("kind"), item["data"]!.Text("excerpt")));
        Assert.Null(item["readAt"]);
        Assert.Equal(told.Text("at"), item.Text("at"));
        var added = told["data"]!["item"]!.AsObject();
        Assert.All(added, member => Assert.Equal(item[member.Key]!.ToJsonString(), member.Value!.ToJsonString()));
        Assert.Equal(["at", "data", "id", "kind", "workspaceId"], added.Select(member => member.Key).Order());
    }

    [Fact]
    public async Task Nobody_is_told_of_their_own_act()
    {
        await using var ana = await server.RegisterAsync();

        await server.GiveAsync(ana.Id, ana, InboxKinds.Mention, "me");
        await server.GiveAsync(ana.Id, ana, InboxKinds.Assignment, "me");
        await server.GiveAsync(ana.Id, ana, InboxKinds.Reminder, "a reminder is nobody's act");

        Assert.Equal("reminder", Assert.Single((await ana.GetAsync("inbox")).Items()).Text("kind"));
    }

    [Fact]
    public async Task Pages_go_back_in_time_and_tell_how_much_is_unread()
    {
        await using var ana = await server.RegisterAsync();
        await GiveAsync(ana, "1", "2", "3", "4", "5");
        var all = await ReadAsync(ana);
        await MarkAsync(ana, new { ids = new[] { all[1].Id() } });

        var first = await ana.GetAsync("inbox?limit=2");
        var second = await ana.GetAsync($"inbox?limit=2&before={first.Text("next")}");
        var last = await ana.GetAsync($"inbox?limit=2&before={second.Text("next")}");
        var unread = await ana.GetAsync("inbox?unread=true");

        Assert.Equal(["5", "4", "3", "2", "1"], first.Items().Concat(second.Items()).Concat(last.Items()).Select(Excerpt));
        Assert.Null(last["next"]);
        Assert.Equal([4, 4, 4], new[] { first, second, last }.Select(page => page.Number("unread")));
        Assert.Equal(["5", "3", "2", "1"], unread.Items().Select(Excerpt));
    }

    [Fact]
    public async Task What_is_read_on_one_device_is_read_on_all_and_can_be_unread_again()
    {
        await using var ana = await server.RegisterAsync();
        await GiveAsync(ana, "1", "2", "3");
        var all = await ReadAsync(ana);

        await MarkAsync(ana, new { upTo = all[1].Id() });
        Assert.Equal([false, true, true], (await ReadAsync(ana)).Select(item => item["readAt"] is not null));
        await MarkAsync(ana, new { ids = new[] { all[2].Id() }, isRead = false });
        Assert.Equal([false, true, false], (await ReadAsync(ana)).Select(item => item["readAt"] is not null));

        var told = (await ana.EventsAsync(ana.Id)).Where(e => e.Text("type") == "inbox.read").Select(e => e["data"]!).ToList();
        Assert.Equal([true, false], told.Select(data => data.Is("isRead")));
        Assert.Equal(all[1].Text("id"), told[0].Text("upTo"));
        Assert.Equal([all[2].Text("id")], told[1]["ids"]!.AsArray().Select(id => id!.GetValue<string>()));
    }

    [Fact]
    public async Task Marking_what_is_marked_tells_nobody_anything()
    {
        await using var ana = await server.RegisterAsync();
        await GiveAsync(ana, "1");
        var item = (await ReadAsync(ana))[0].Id();
        await MarkAsync(ana, new { ids = new[] { item } });
        var before = (await ReadAsync(ana))[0].Text("readAt");
        var head = (await ana.EventsAsync(ana.Id)).Count;

        await MarkAsync(ana, new { ids = new[] { item } });
        await MarkAsync(ana, new { upTo = item });

        Assert.Equal(head, (await ana.EventsAsync(ana.Id)).Count);
        Assert.Equal(before, (await ReadAsync(ana))[0].Text("readAt"));
    }

    [Fact]
    public async Task Others_notices_are_out_of_reach()
    {
        await using var ana = await server.RegisterAsync();
        await using var bo = await server.RegisterAsync("Bo");
        await GiveAsync(ana, "hers");
        var hers = (await ReadAsync(ana))[0].Id();

        Assert.Empty(await ReadAsync(bo));
        await MarkAsync(bo, new { ids = new[] { hers } });
        Assert.Equal(
            (HttpStatusCode.NotFound, "resource.not_found"), await bo.RefusalAsync(HttpMethod.Put, "inbox/read", new { upTo = hers }));
        Assert.Null((await ReadAsync(ana))[0]["readAt"]);
    }

    public static TheoryData<string, string> Bad => new()
    {
        { "{}", "ids" },
        { """{"ids":[]}""", "ids" },
        { """{"ids":["019aa000-0000-7000-8000-000000000001"],"upTo":"019aa000-0000-7000-8000-000000000001"}""", "ids" },
        { "{\"ids\":[" + string.Join(',', Enumerable.Repeat("\"019aa000-0000-7000-8000-000000000001\"", 201)) + "]}", "ids" },
        { """{"upTo":"nonsense"}""", "upTo" },
        { """{"upTo":"019aa000-0000-7000-8000-000000000001","isRead":"yes"}""", "isRead" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_bad_marking_is_refused_by_name(string body, string member)
    {
        await using var ana = await server.RegisterAsync();

        using var response = await ana.SendAsync(HttpMethod.Put, "inbox/read", JsonNode.Parse(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(member, JsonNode.Parse(text)!["errors"]!.AsObject().Select(error => error.Key));
    }

    [Theory]
    [InlineData("inbox?before=x")]
    [InlineData("inbox?before=-1")]
    [InlineData("inbox?limit=201")]
    [InlineData("inbox?unread=perhaps")]
    public async Task A_bad_page_is_refused(string path)
    {
        await using var ana = await server.RegisterAsync();

        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), await ana.RefusalAsync(HttpMethod.Get, path));
    }

    private async Task GiveAsync(Person to, params string[] excerpts)
    {
        foreach (var excerpt in excerpts)
        {
            await server.GiveAsync(s_somebody, to, InboxKinds.Mention, excerpt);
        }
    }

    private static async Task<List<JsonNode>> ReadAsync(Person person) => [.. (await person.GetAsync("inbox")).Items()];

    private static async Task MarkAsync(Person person, object request) =>
        Assert.Equal(HttpStatusCode.NoContent, await person.StatusAsync(HttpMethod.Put, "inbox/read", request));

    private static string? Excerpt(JsonNode item) => item["data"]!.Text("excerpt");
}

using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Realtime.Features.Demo;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Demo;

public sealed class DemoStoryTests(DemoStoryTests.Server server) : IClassFixture<DemoStoryTests.Server>
{
    [Fact]
    public async Task The_demo_has_people_and_some_days_of_talk_of_every_kind()
    {
        await using var mara = await SignInAsync("mara@demo.example");
        var workspace = Assert.Single((await mara.GetAsync("workspaces")).Items());
        Assert.Equal("Fieldnote", workspace.Text("name"));
        var channels = await mara.AllAsync($"workspaces/{workspace.Id()}/channels");
        List<JsonNode> messages = [];
        foreach (var channel in channels)
        {
            messages.AddRange((await mara.GetAsync($"channels/{channel.Id()}/messages?limit=200")).Items());
        }

        Assert.Equal(6, (await mara.AllAsync($"workspaces/{workspace.Id()}/members")).Count);
        Assert.Equal(5, channels.Count);
        Assert.Single(channels, channel => channel.Is("isPrivate"));
        Assert.True(messages.Count >= 120, $"{messages.Count} messages");
        Assert.Contains(messages, message => message["deletedAt"] is not null);
        Assert.Contains(messages, message => message["editedAt"] is not null);
        Assert.Contains(messages, message => message.Number("replyCount") > 1);
        Assert.Contains(messages, message => message.Text("body")!.Contains("```", StringComparison.Ordinal));
        Assert.True(messages.Count(message => message.Reactions() != "[]") > 30);
        Assert.True(messages.Select(message => message.Text("createdAt")![..10]).Distinct().Count() >= 5);
        Assert.All(channels, channel => Assert.InRange(channel.Number("unread"), 1, 20));
        Assert.All(messages, message => Assert.True(
            message["createdAt"]!.GetValue<DateTimeOffset>() <= TimeProvider.System.GetUtcNow(), message.Text("createdAt")));
    }

    [Fact]
    public async Task The_demo_has_a_board_with_work_that_is_late_due_and_done()
    {
        await using var tom = await SignInAsync("tom@demo.example");
        var workspace = Assert.Single((await tom.GetAsync("workspaces")).Items());
        var board = Assert.Single(await tom.AllAsync($"workspaces/{workspace.Id()}/boards"));
        var content = await tom.GetAsync($"boards/{board.Id()}");
        var cards = content["cards"]!.AsArray();
        Assert.Equal(4, content["labels"]!.AsArray().Count);
        Assert.Equal(3, cards.Select(card => card!.Text("listId")).Distinct().Count());
        var days = cards.Select(card => card!["due"]?.Text("date")).OfType<string>()
            .Select(day => DateOnly.Parse(day, CultureInfo.InvariantCulture)).ToList();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        Assert.Contains(days, day => day < today);
        Assert.Contains(days, day => day > today);
        Assert.Contains(cards, card => card!["commentCount"]?.GetValue<int>() > 0);
        Assert.Contains(
            cards, card => card!["checkDone"]?.GetValue<int>() is > 0 and var done && done < card["checkTotal"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_demos_inbox_has_mentions_and_assignments()
    {
        await using var mara = await SignInAsync("mara@demo.example");
        var items = (await mara.GetAsync("inbox")).Items();

        Assert.Equal(["assignment", "mention"], items.Select(item => item.Text("kind")!).Distinct().Order());
        Assert.Contains(items, item => item["readAt"] is null);
    }

    [Fact]
    public async Task The_private_channel_is_hidden_from_those_outside_it()
    {
        await using var sam = await SignInAsync("sam@demo.example");
        var workspace = Assert.Single((await sam.GetAsync("workspaces")).Items());

        Assert.Equal(4, (await sam.AllAsync($"workspaces/{workspace.Id()}/channels")).Count);
    }

    [Fact]
    public async Task A_second_start_tells_no_second_story()
    {
        await using var mara = await SignInAsync("mara@demo.example");
        var before = (await mara.GetAsync("auth/demo")).ToJsonString();

        await server.Services.GetServices<IHostedService>().OfType<DemoSeeder>().Single().StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(before, (await mara.GetAsync("auth/demo")).ToJsonString());
        Assert.Single((await mara.GetAsync("workspaces")).Items());
    }

    private async Task<Person> SignInAsync(string email)
    {
        var person = new Person(server);
        await person.PostAsync("auth/demo", new { email });
        return person;
    }

    public sealed class Server : ServerFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Demo:Enabled"] = "true" };
    }
}

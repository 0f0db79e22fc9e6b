using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;
using Realtime.Tests.Support.Time;

namespace Realtime.Tests.Features.Recurrence;

public sealed class RecurrenceTests(TimeServer server) : IClassFixture<TimeServer>
{
    [Fact]
    public async Task A_daily_card_is_made_anew_each_day_once_with_its_dates_shifted()
    {
        server.Clock.Now = DateTimeOffset.Parse("2126-03-29T12:00Z", null);
        await using var ana = await server.RegisterAsync();
        var deck = await server.DealAsync(ana, card => card.DueAt = DateTimeOffset.Parse("2126-03-29T17:00Z", null));
        var rule = await SetAsync(ana, deck, new { kind = "daily", every = 1, time = "09:00", timeZone = "Europe/Berlin" });
        Assert.Equal("2126-03-30T08:00:00.000Z", rule.Text("nextAt"));

        await server.ReachAsync("2126-03-30T07:59Z");
        Assert.Single(await CardsAsync(ana, deck));
        await server.ReachAsync("2126-03-30T08:00Z");
        await server.ReachAsync("2126-03-30T08:00Z");
        await server.ReachAsync("2126-03-31T07:00Z");

        var cards = await CardsAsync(ana, deck);
        Assert.Equal(
            ["2126-03-29T17:00:00.000Z", "2126-03-30T17:00:00.000Z", "2126-03-31T16:00:00.000Z"],
            cards.Select(card => card["due"]!.Text("at")));
        Assert.Equal([true, false, false], cards.Select(card => card["isRecurring"] is not null));
        Assert.Equal("2126-04-01T07:00:00.000Z", (await ana.GetAsync($"cards/{deck.Card}/recurrence")).Text("nextAt"));
    }

    [Fact]
    public async Task Days_that_the_server_slept_through_give_one_card()
    {
        server.Clock.Now = DateTimeOffset.Parse("2126-11-22T12:00Z", null);
        await using var ana = await server.RegisterAsync();
        var deck = await server.DealAsync(ana);
        await SetAsync(ana, deck, new { kind = "daily", every = 1, time = "09:00", timeZone = "UTC" });

        await server.ReachAsync("2126-11-26T12:00Z");
        await server.ReachAsync("2126-11-26T12:01Z");

        Assert.Equal(2, (await CardsAsync(ana, deck)).Count);
    }

    [Fact]
    public async Task A_card_that_waits_for_completion_comes_again_some_days_after_it_and_hands_on_its_rule()
    {
        server.Clock.Now = DateTimeOffset.Parse("2126-11-22T12:00Z", null);
        await using var ana = await server.RegisterAsync();
        var deck = await server.DealAsync(ana);
        await SetAsync(ana, deck, new { kind = "completion", every = 3, time = "09:00", timeZone = "UTC" });
        Assert.Null((await ana.GetAsync($"cards/{deck.Card}/recurrence"))["nextAt"]);

        await ana.PostAsync($"cards/{deck.Card}/moves", new { listId = deck.Closed });
        await server.ReachAsync("2126-11-25T08:59Z");
        Assert.Single(await CardsAsync(ana, deck));
        await server.ReachAsync("2126-11-25T09:00Z");

        var copy = (await CardsAsync(ana, deck)).Single(card => card.Text("id") != deck.Card.ToString());
        Assert.Equal(deck.Open.ToString(), copy.Text("listId"));
        Assert.Equal(HttpStatusCode.NotFound, await ana.StatusAsync(HttpMethod.Get, $"cards/{deck.Card}/recurrence"));
        Assert.Equal("completion", (await ana.GetAsync($"cards/{copy.Text("id")}/recurrence")).Text("kind"));
    }

    [Theory]
    [InlineData("daily")]
    [InlineData("completion")]
    public async Task What_falls_due_while_the_board_is_archived_is_made_once_when_it_comes_back(string kind)
    {
        server.Clock.Now = DateTimeOffset.Parse("2126-11-22T12:00Z", null);
        await using var ana = await server.RegisterAsync();
        var deck = await server.DealAsync(ana);
        await SetAsync(ana, deck, new { kind, every = 1, time = "09:00", timeZone = "UTC" });
        await ana.PostAsync($"cards/{deck.Card}/moves", new { listId = deck.Closed });

        await ana.StatusAsync(HttpMethod.Patch, $"boards/{deck.Board}", new { isArchived = true });
        await server.ReachAsync("2126-11-23T09:00Z");
        await server.ReachAsync("2126-11-25T12:00Z");
        Assert.Single(await CardsAsync(ana, deck));
        await ana.StatusAsync(HttpMethod.Patch, $"boards/{deck.Board}", new { isArchived = false });
        await server.ReachAsync("2126-11-25T12:01Z");
        await server.ReachAsync("2126-11-25T12:02Z");

        Assert.Equal(2, (await CardsAsync(ana, deck)).Count);
    }

    [Theory]
    [InlineData("daily")]
    [InlineData("completion")]
    public async Task A_copy_waits_until_a_list_that_blocks_has_room_and_then_comes_once(string kind)
    {
        server.Clock.Now = DateTimeOffset.Parse("2126-11-22T12:00Z", null);
        await using var ana = await server.RegisterAsync();
        var deck = await server.DealAsync(ana);
        await SetAsync(ana, deck, new { kind, every = 1, time = "09:00", timeZone = "UTC" });
        await ana.PostAsync($"cards/{deck.Card}/moves", new { listId = deck.Closed });
        var blocker = (await ana.PostAsync($"lists/{deck.Open}/cards", new { title = "In the way" })).Id();
        Assert.Equal(
            HttpStatusCode.OK, await ana.StatusAsync(HttpMethod.Patch, $"lists/{deck.Open}", new { wipLimit = 1, wipMode = "block" }));

        await server.ReachAsync("2126-11-23T09:00Z");
        await server.ReachAsync("2126-11-24T12:00Z");
        Assert.Equal(2, (await CardsAsync(ana, deck)).Count);
        Assert.Equal("2126-11-23T09:00:00.000Z", (await ana.GetAsync($"cards/{deck.Card}/recurrence")).Text("nextAt"));
        await ana.PostAsync($"cards/{blocker}/moves", new { listId = deck.Closed });
        await server.ReachAsync("2126-11-24T12:01Z");
        await server.ReachAsync("2126-11-24T12:02Z");

        Assert.Equal(3, (await CardsAsync(ana, deck)).Count);
    }

    [Fact]
    public async Task A_card_that_was_put_away_comes_again_from_when_it_is_taken_up()
    {
        server.Clock.Now = DateTimeOffset.Parse("2126-11-22T12:00Z", null);
        await using var ana = await server.RegisterAsync();
        var deck = await server.DealAsync(ana);
        await SetAsync(ana, deck, new { kind = "daily", every = 1, time = "09:00", timeZone = "UTC" });

        await ana.PostAsync($"cards/{deck.Card}/archive");
        await server.ReachAsync("2126-11-23T09:00Z");
        await ana.PostAsync($"cards/{deck.Card}/restore");
        await server.ReachAsync("2126-11-23T12:00Z");
        Assert.Single(await CardsAsync(ana, deck));
        await server.ReachAsync("2126-11-24T09:00Z");

        Assert.Equal(2, (await CardsAsync(ana, deck)).Count);
    }

    [Fact]
    public async Task A_card_that_comes_again_no_more_is_told_to_the_board()
    {
        server.Clock.Now = DateTimeOffset.Parse("2126-11-22T12:00Z", null);
        await using var ana = await server.RegisterAsync();
        var deck = await server.DealAsync(ana);
        await SetAsync(ana, deck, new { kind = "weekly", every = 2, days = new[] { "mon", "thu" }, time = "09:00", timeZone = "UTC" });
        Assert.Equal(HttpStatusCode.NoContent, await ana.StatusAsync(HttpMethod.Delete, $"cards/{deck.Card}/recurrence"));
        Assert.Equal(HttpStatusCode.NoContent, await ana.StatusAsync(HttpMethod.Delete, $"cards/{deck.Card}/recurrence"));

        await server.ReachAsync("2126-11-30T12:00Z");

        // A session that is unused for a week ends.
        await ana.PostAsync("auth/login", new { email = ana.Email, password = ana.Password });
        Assert.Single(await CardsAsync(ana, deck));
        Assert.Equal([true, false], (await ana.EventsAsync(deck.Board)).Select(e => e["data"]!["after"]!.Is("isRecurring")));
    }

    [Theory]
    [InlineData("""{"kind":"daily","every":0,"time":"09:00","timeZone":"UTC"}""", "every")]
    [InlineData("""{"kind":"daily","every":366,"time":"09:00","timeZone":"UTC"}""", "every")]
    [InlineData("""{"kind":"daily","every":1,"time":"09:00:01","timeZone":"UTC"}""", "time")]
    [InlineData("""{"kind":"secondly","every":1,"time":"09:00","timeZone":"UTC"}""", "kind")]
    [InlineData("""{"kind":"daily","time":"09:00","timeZone":"UTC"}""", "every")]
    [InlineData("""{"kind":"daily","every":1,"time":"09:00","timeZone":"Mars/Olympus"}""", "timeZone")]
    [InlineData("""{"kind":"weekly","every":1,"time":"09:00","timeZone":"UTC"}""", "days")]
    [InlineData("""{"kind":"weekly","every":1,"days":[],"time":"09:00","timeZone":"UTC"}""", "days")]
    [InlineData("""{"kind":"weekly","every":1,"days":["mon","mon"],"time":"09:00","timeZone":"UTC"}""", "days")]
    [InlineData("""{"kind":"daily","every":1,"days":["mon"],"time":"09:00","timeZone":"UTC"}""", "days")]
    [InlineData("""{"kind":"monthly","every":1,"time":"09:00","timeZone":"UTC"}""", "dayOfMonth")]
    [InlineData("""{"kind":"monthly","every":1,"dayOfMonth":32,"time":"09:00","timeZone":"UTC"}""", "dayOfMonth")]
    [InlineData("""{"kind":"daily","every":1,"time":"09:00","timeZone":"UTC","listId":"019aa000-0000-7000-8000-000000000000"}""", "listId")]
    public async Task A_bad_rule_is_refused_by_name_and_changes_nothing(string body, string member)
    {
        server.Clock.Now = DateTimeOffset.Parse("2126-11-22T12:00Z", null);
        await using var ana = await server.RegisterAsync();
        var deck = await server.DealAsync(ana);

        using var response = await ana.SendAsync(HttpMethod.Put, $"cards/{deck.Card}/recurrence", JsonNode.Parse(body));

        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), (response.StatusCode, problem.Text("code")));
        Assert.Contains(member, problem["errors"]!.AsObject().Select(error => error.Key));
        Assert.Empty(await ana.EventsAsync(deck.Board));
    }

    private static async Task<JsonNode> SetAsync(Person person, Deck deck, object rule)
    {
        using var response = await person.SendAsync(HttpMethod.Put, $"cards/{deck.Card}/recurrence", rule);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static async Task<List<JsonNode>> CardsAsync(Person person, Deck deck) =>
        [.. (await person.GetAsync($"boards/{deck.Board}"))["cards"]!.AsArray().Select(card => card!).OrderBy(card => card.Text("id"))];
}

using System.Net;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support.Time;
using static Realtime.Tests.Features.Reminders.Reminding;

namespace Realtime.Tests.Features.Reminders;

/// <summary>When a reminder fires, and whom it reaches.</summary>
public sealed class ReminderTests(TimeServer server) : IClassFixture<TimeServer>
{
    [Fact]
    public async Task It_fires_at_its_instant_once_and_not_before()
    {
        server.Clock.Now = At("2126-11-22T12:00Z");
        await using var ana = await server.RegisterAsync();
        var deck = await server.DealAsync(ana);
        var made = await RemindAsync(ana, deck, new { dueAt = "2126-11-22T15:00:00+02:00" });
        Assert.Equal("2126-11-22T13:00:00.000Z", made.Text("firesAt"));

        await server.ReachAsync("2126-11-22T12:59:59.999Z");
        Assert.Empty(await InboxAsync(ana));
        await server.ReachAsync("2126-11-22T13:00:00Z");
        await server.ReachAsync("2126-11-22T13:00:00Z");
        await server.ReachAsync("2126-11-22T18:00:00Z");

        var item = Assert.Single(await InboxAsync(ana));
        Assert.Equal(("reminder", deck.Workspace.ToString()), (item.Text("kind"), item.Text("workspaceId")));
        var data = item["data"]!;
        Assert.Equal(
            (deck.Card.ToString(), deck.Board.ToString(), "Water the plants", "2126-11-22T13:00:00.000Z", false),
            (data.Text("cardId"), data.Text("boardId"), data.Text("title"), data.Text("dueAt"), data.Is("isLate")));
        Assert.Equal("2126-11-22T13:00:00.000Z", (await ListAsync(ana, deck))[0].Text("firedAt"));
    }

    [Fact]
    public async Task It_follows_a_due_date_that_is_moved_a_moment_before()
    {
        server.Clock.Now = At("2126-11-22T12:00Z");
        await using var ana = await server.RegisterAsync();
        var deck = await server.DealAsync(ana, card => card.DueAt = At("2126-11-22T13:00Z"));
        await RemindAsync(ana, deck, new { beforeDue = 10 });

        server.Clock.Now = At("2126-11-22T12:49:59.999Z");
        await server.ChangeAsync(deck, ana.Id, card => card.DueAt = At("2126-11-22T14:00Z"));
        await server.ReachAsync("2126-11-22T13:49:59.999Z");
        Assert.Empty(await InboxAsync(ana));
        await server.ReachAsync("2126-11-22T13:50Z");

        Assert.Equal("2126-11-22T13:50:00.000Z", Assert.Single(await InboxAsync(ana))["data"]!.Text("dueAt"));
    }

    [Fact]
    public async Task It_fires_anew_for_a_new_instant_but_never_twice_for_one_that_comes_back()
    {
        server.Clock.Now = At("2126-11-22T12:00Z");
        await using var ana = await server.RegisterAsync();
        var deck = await server.DealAsync(ana, card => card.DueAt = At("2126-11-22T13:00Z"));
        await RemindAsync(ana, deck, new { beforeDue = 30 });
        await server.ReachAsync("2126-11-22T12:30Z");
        await server.ChangeAsync(deck, ana.Id, card => card.DueAt = At("2126-11-22T14:00Z"));
        await server.ChangeAsync(deck, ana.Id, card => card.DueAt = At("2126-11-22T13:00Z"));
        await server.ReachAsync("2126-11-22T12:40Z");
        Assert.Single(await InboxAsync(ana));

        await server.ChangeAsync(deck, ana.Id, card => card.DueAt = At("2126-11-22T14:00Z"));
        await server.ReachAsync("2126-11-22T13:30Z");

        Assert.Equal(
            ["2126-11-22T13:30:00.000Z", "2126-11-22T12:30:00.000Z"], (await InboxAsync(ana)).Select(item => item["data"]!.Text("dueAt")));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2126-03-30", 0, "2126-03-30T08:00:00.000Z")]
    [InlineData("Europe/Berlin", "2126-03-31", 0, "2126-03-31T07:00:00.000Z")]
    [InlineData("Europe/Berlin", "2126-03-31", 1440, "2126-03-30T07:00:00.000Z")]
    [InlineData("America/New_York", "2126-03-31", 60, "2126-03-31T12:00:00.000Z")]
    [InlineData("America/New_York", "2126-11-02", 0, "2126-11-02T13:00:00.000Z")]
    [InlineData("America/New_York", "2126-11-03", 0, "2126-11-03T14:00:00.000Z")]
    public async Task A_day_stands_for_nine_in_the_morning_where_the_person_lives(string zone, string day, int before, string instant)
    {
        server.Clock.Now = At(day + "T00:00Z").AddDays(-3);
        await using var ana = await server.RegisterAsync();
        var deck = await server.DealAsync(ana, card => card.StartDate = DateOnly.Parse(day, null));
        var given = await RemindAsync(ana, deck, new { beforeStart = before, timeZone = zone });
        await ana.StatusAsync(HttpMethod.Patch, "me/settings", new { timeZone = zone });
        var own = await RemindAsync(ana, deck, new { beforeStart = before });

        Assert.Equal((instant, instant, zone), (given.Text("firesAt"), own.Text("firesAt"), own.Text("timeZone")));
        await server.ReachAsync(At(instant).AddMilliseconds(-1).ToString("O"));
        Assert.Empty(await InboxAsync(ana));
        await server.ReachAsync(instant);
        Assert.Equal(2, (await InboxAsync(ana)).Count);
    }

    [Fact]
    public async Task What_the_server_slept_through_fires_once_and_says_that_it_is_late()
    {
        server.Clock.Now = At("2126-11-22T12:00Z");
        await using var ana = await server.RegisterAsync();
        var deck = await server.DealAsync(ana);
        await RemindAsync(ana, deck, new { dueAt = "2126-11-22T12:30:00Z" });
        await RemindAsync(ana, deck, new { dueAt = "2126-11-22T12:59:00Z" });

        await server.ReachAsync("2126-11-22T13:00:00Z");
        await server.ReachAsync("2126-11-22T13:01:00Z");

        Assert.Equal(
            [("2126-11-22T12:30:00.000Z", true), ("2126-11-22T12:59:00.000Z", false)],
            (await InboxAsync(ana)).Select(item => (item["data"]!.Text("dueAt")!, item["data"]!.Is("isLate"))).Order());
    }

    [Fact]
    public async Task A_missed_reminder_is_not_lost_by_a_change_before_it_fires()
    {
        server.Clock.Now = At("2126-11-22T12:00Z");
        await using var ana = await server.RegisterAsync();
        var deck = await server.DealAsync(ana, card => card.DueAt = At("2126-11-22T12:30Z"));
        await RemindAsync(ana, deck, new { beforeDue = 0 });

        server.Clock.Now = At("2126-11-22T13:00Z");
        await server.ChangeAsync(deck, ana.Id, card => card.StartAt = At("2126-11-22T12:10Z"));
        await server.ReachAsync("2126-11-22T13:00Z");

        Assert.True(Assert.Single(await InboxAsync(ana))["data"]!.Is("isLate"));
    }

    [Fact]
    public async Task Whoever_lost_sight_of_the_board_is_told_nothing()
    {
        server.Clock.Now = At("2126-11-22T12:00Z");
        await using var ana = await server.RegisterAsync();
        await using var bo = await server.RegisterAsync("Bo");
        var deck = await server.DealAsync(ana);
        var code = (await ana.PostAsync($"workspaces/{deck.Workspace}/invites", new { })).Text("code");
        await bo.PostAsync($"invites/{code}/accept");
        var hers = await RemindAsync(bo, deck, new { dueAt = "2126-11-22T13:00:00Z" });
        await ana.StatusAsync(HttpMethod.Delete, $"workspaces/{deck.Workspace}/members/{bo.Id}");

        await server.ReachAsync("2126-11-22T13:00Z");

        Assert.Empty(await InboxAsync(bo));
        Assert.Equal(HttpStatusCode.NoContent, await bo.StatusAsync(HttpMethod.Delete, $"reminders/{hers.Id()}"));
    }

    [Fact]
    public async Task Reminders_are_each_persons_own()
    {
        server.Clock.Now = At("2126-11-22T12:00Z");
        await using var ana = await server.RegisterAsync();
        await using var bo = await server.RegisterAsync("Bo");
        var deck = await server.DealAsync(ana);
        var code = (await ana.PostAsync($"workspaces/{deck.Workspace}/invites", new { })).Text("code");
        await bo.PostAsync($"invites/{code}/accept");
        var hers = await RemindAsync(ana, deck, new { dueAt = "2126-11-22T13:00:00Z" });

        Assert.Empty(await ListAsync(bo, deck));
        Assert.Equal(HttpStatusCode.NotFound, await bo.StatusAsync(HttpMethod.Delete, $"reminders/{hers.Id()}"));
        Assert.Equal(HttpStatusCode.NoContent, await ana.StatusAsync(HttpMethod.Delete, $"reminders/{hers.Id()}"));
        await server.ReachAsync("2126-11-22T13:00Z");
        Assert.Empty(await InboxAsync(ana));
    }
}

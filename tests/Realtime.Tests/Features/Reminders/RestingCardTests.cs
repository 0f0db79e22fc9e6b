using System.Net;
using Realtime.Features.Cards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support.Time;
using static Realtime.Tests.Features.Reminders.Reminding;

namespace Realtime.Tests.Features.Reminders;

/// <summary>Cards and boards that rest remind of nothing meanwhile.</summary>
public sealed class RestingCardTests(TimeServer server) : IClassFixture<TimeServer>
{
    public static TheoryData<string> Rest => ["done", "archived", "trashed", "undated"];

    [Theory]
    [MemberData(nameof(Rest))]
    public async Task A_card_that_rests_reminds_of_nothing_until_it_is_taken_up_again(string how)
    {
        server.Clock.Now = At("2126-11-22T12:00Z");
        await using var ana = await server.RegisterAsync();
        var deck = await server.DealAsync(ana, card => card.DueAt = At("2126-11-22T13:00Z"));
        await RemindAsync(ana, deck, new { beforeDue = 0 });

        await server.ChangeAsync(deck, ana.Id, card => Put(card, how, deck.Closed));
        Assert.Null((await ListAsync(ana, deck))[0]["firesAt"]);
        await server.ReachAsync("2126-11-22T13:00Z");
        await server.ChangeAsync(deck, ana.Id, card => Put(card, "", deck.Open));
        await server.ReachAsync("2126-11-22T13:10Z");
        Assert.Empty(await InboxAsync(ana));

        await server.ChangeAsync(deck, ana.Id, card => card.DueAt = At("2126-11-22T14:00Z"));
        await server.ReachAsync("2126-11-22T14:00Z");
        Assert.Single(await InboxAsync(ana));
    }

    [Fact]
    public async Task What_falls_due_while_the_board_is_archived_fires_once_and_late_when_it_comes_back()
    {
        server.Clock.Now = At("2126-11-22T12:00Z");
        await using var ana = await server.RegisterAsync();
        var deck = await server.DealAsync(ana, card => card.DueAt = At("2126-11-22T13:00Z"));
        await RemindAsync(ana, deck, new { beforeDue = 0 });
        await RemindAsync(ana, deck, new { dueAt = "2126-11-22T15:00:00Z" });

        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync(HttpMethod.Patch, $"boards/{deck.Board}", new { isArchived = true }));
        await server.ReachAsync("2126-11-22T13:00Z");
        await server.ReachAsync("2126-11-22T14:00Z");
        Assert.Empty(await InboxAsync(ana));
        Assert.All(await ListAsync(ana, deck), reminder => Assert.Null(reminder["firedAt"]));

        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync(HttpMethod.Patch, $"boards/{deck.Board}", new { isArchived = false }));
        await server.ReachAsync("2126-11-22T14:01Z");
        await server.ReachAsync("2126-11-22T14:02Z");
        var late = Assert.Single(await InboxAsync(ana))["data"]!;
        Assert.Equal(("2126-11-22T13:00:00.000Z", true), (late.Text("dueAt"), late.Is("isLate")));

        await server.ReachAsync("2126-11-22T15:00Z");
        Assert.False((await InboxAsync(ana))[0]["data"]!.Is("isLate"));
    }

    private static void Put(Card card, string how, Guid listId)
    {
        card.State = how switch { "archived" => CardState.Archived, "trashed" => CardState.Trashed, _ => CardState.Active };
        card.ListId = how is "done" or "" ? listId : card.ListId;
        card.DueAt = how == "undated" ? null : At("2126-11-22T13:00Z");
    }
}

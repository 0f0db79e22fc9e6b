using Realtime.Features.Cards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;
using Realtime.Tests.Support.Time;

namespace Realtime.Tests.Features.Digest;

public sealed class DigestTests(TimeServer server) : IClassFixture<TimeServer>
{
    [Fact]
    public async Task It_tells_each_morning_what_is_due_by_the_clocks_of_the_persons_zone()
    {
        // The night in which Berlin's clocks jump from 02:00 to 03:00.
        server.Clock.Now = DateTimeOffset.Parse("2126-03-30T12:00Z", null);
        await using var ana = await server.RegisterAsync();
        var today = await DealAsync(ana, card => card.DueDate = new DateOnly(2126, 3, 31));
        await DealAsync(ana, card => card.DueAt = DateTimeOffset.Parse("2126-03-31T22:00Z", null));
        await ana.StatusAsync(HttpMethod.Patch, "me/settings", new { timeZone = "Europe/Berlin", digest = true });

        await server.ReachAsync("2126-03-31T05:59:59Z");
        Assert.Empty((await ana.GetAsync("inbox")).Items());
        await server.ReachAsync("2126-03-31T06:00:00Z");
        await server.ReachAsync("2126-03-31T06:00:00Z");

        var item = Assert.Single((await ana.GetAsync("inbox")).Items());
        Assert.Equal(("digest", today.Workspace.ToString()), (item.Text("kind"), item.Text("workspaceId")));
        Assert.Equal(
            $$$"""{"day":"2126-03-31","cards":[{"cardId":"{{{today.Card}}}","boardId":"{{{today.Board}}}","title":"Water"""
            + """ the plants","due":{"date":"2126-03-31"}}]}""",
            item["data"]!.ToJsonString());

        // Days that the server slept through are made up for by one digest a workspace.
        await server.ReachAsync("2126-04-04T07:00:00Z");
        Assert.Equal(3, (await ana.GetAsync("inbox")).Items().Count());
    }

    [Fact]
    public async Task It_is_silent_for_those_who_do_not_want_it_and_where_nothing_is_due()
    {
        server.Clock.Now = DateTimeOffset.Parse("2126-11-22T12:00Z", null);
        await using var ana = await server.RegisterAsync();
        await using var bo = await server.RegisterAsync("Bo");
        await DealAsync(ana, card => card.DueDate = new DateOnly(2126, 11, 23));
        await DealAsync(bo, card => card.DueDate = new DateOnly(2126, 12, 23));
        await bo.StatusAsync(HttpMethod.Patch, "me/settings", new { digest = true });

        await server.ReachAsync("2126-11-23T12:00Z");

        Assert.Empty((await ana.GetAsync("inbox")).Items());
        Assert.Empty((await bo.GetAsync("inbox")).Items());
    }

    private async Task<Deck> DealAsync(Person person, Action<Card> change)
    {
        var deck = await server.DealAsync(person, change);
        await person.SendAsync(HttpMethod.Put, $"cards/{deck.Card}/assignees/{person.Id}");
        return deck;
    }
}

using Realtime.Platform;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Cards;

/// <summary>A rebalancing gives the cards of a list other ranks; a place stays a place.</summary>
public sealed class UndoAfterRerankTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Theory]
    [InlineData("elsewhere")]
    [InlineData("within")]
    [InlineData("archive")]
    [InlineData("trash")]
    public async Task What_is_taken_back_after_a_rebalancing_stands_where_it_stood(string deed)
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(5);
        var before = await desk.OrderAsync(0);
        await (deed switch
        {
            "elsewhere" => desk.MoveAsync(desk.Member, cards[3], 1),
            "within" => desk.MoveAsync(desk.Member, cards[3], 0, afterId: cards[4]),
            _ => desk.Member.PostAsync($"cards/{cards[3]}/{deed}"),
        });
        var after = await desk.OrderAsync(0);
        await NarrowAsync(desk, cards);

        await desk.Member.PostAsync($"{desk.Path}/undo");
        Assert.Equal(before, await desk.OrderAsync(0));

        await NarrowAsync(desk, cards);
        await desk.Member.PostAsync($"{desk.Path}/redo");
        Assert.Equal(after, await desk.OrderAsync(0));

        await NarrowAsync(desk, cards);
        await desk.Member.PostAsync($"{desk.Path}/undo");
        Assert.Equal(before, await desk.OrderAsync(0));
    }

    [Theory]
    [InlineData("move")]
    [InlineData("restore")]
    public async Task What_is_done_again_after_a_rebalancing_stands_where_it_came_to(string deed)
    {
        await using var desk = await Desk.OpenAsync(server);
        Guid[] cards = [.. await desk.CardsAsync(3), .. await desk.CardsAsync(1, deed == "move" ? 1 : 0)];
        if (deed == "move")
        {
            cards = [.. cards, .. await desk.CardsAsync(1)];
            await desk.MoveAsync(desk.Member, cards[3], 0, cards[2], cards[4]);
        }
        else
        {
            await desk.Owner.PostAsync($"cards/{cards[3]}/archive");
            await desk.Member.PostAsync($"cards/{cards[3]}/restore");
        }

        var after = await desk.OrderAsync(0);
        await desk.Member.PostAsync($"{desk.Path}/undo");
        await NarrowAsync(desk, cards);

        await desk.Member.PostAsync($"{desk.Path}/redo");

        Assert.Equal(after, await desk.OrderAsync(0));
    }

    [Fact]
    public async Task Two_that_left_the_same_gap_come_back_in_their_order()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(6);
        var before = await desk.OrderAsync(0);
        await desk.MoveAsync(desk.Member, cards[4], 1);
        await desk.Team.Owner.PostAsync($"cards/{cards[5]}/archive");
        await desk.MoveAsync(desk.Member, cards[3], 2);
        await NarrowAsync(desk, cards, mover: await desk.Team.JoinAsync("Third"));

        await desk.Owner.PostAsync($"{desk.Path}/undo");
        await desk.Member.PostAsync($"{desk.Path}/undo");
        await desk.Member.PostAsync($"{desk.Path}/undo");

        Assert.Equal(before, await desk.OrderAsync(0));
    }

    [Fact]
    public async Task Whoever_narrows_a_place_goes_back_and_forth_through_every_order_that_was()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(6);
        var random = new Random(20261123);
        List<Guid[]> orders = [];
        for (var i = 0; i < 260; i++)
        {
            // Mostly the last between the first two, and now and then anywhere.
            var order = await desk.OrderAsync(0);
            orders.Add(order);
            var card = i % 9 == 8 ? order[random.Next(order.Length)] : order[^(1 + (i % 2))];
            Guid[] others = [.. order.Where(id => id != card)];
            var at = i % 9 == 8 ? random.Next(1, others.Length) : 1;
            await desk.MoveAsync(desk.Member, card, 0, others[at - 1], others[at]);
        }

        Assert.True(await RerankedAsync(desk) >= 2);
        List<Guid[]> seen = [];
        for (var i = 0; i < 100; i++)
        {
            // A move to where the card stands leaves nothing to take back.
            seen.Insert(0, await desk.OrderAsync(0));
            await desk.Member.PostAsync($"{desk.Path}/undo");
        }

        var changes = Changes([.. orders, seen[^1]]);
        Assert.Equal(changes[^100..], seen);
        foreach (var order in seen)
        {
            await desk.Member.PostAsync($"{desk.Path}/redo");
            Assert.Equal(order, await desk.OrderAsync(0));
        }
    }

    [Fact]
    public async Task An_archived_list_comes_back_in_its_order_though_there_is_no_room_between_those_who_came()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(4);
        await desk.Member.PostAsync($"lists/{desk.Lists[0]}/archive-cards");

        // They take the very places of the first, and there is no room left below the uppermost.
        var later = await desk.CardsAsync(4);
        for (var ranks = await RanksAsync(desk); Rank.Between(ranks[0], ranks[1]).Length <= Rank.MaxLength; ranks = await RanksAsync(desk))
        {
            await desk.MoveAsync(desk.Owner, later[2], 0, later[0], later[1]);
            await desk.MoveAsync(desk.Owner, later[1], 0, later[0], later[2]);
        }

        Assert.Equal("4", (await desk.Member.PostAsync($"{desk.Path}/undo"))["count"]!.ToString());

        var order = await desk.OrderAsync(0);
        Assert.Equal(cards, order.Where(cards.Contains));
        Assert.Equal(later, order.Where(later.Contains));
        Assert.Equal([later[0], cards[0]], order[..2]);
        Assert.Equal([cards[1], cards[2], later[3], cards[3]], order[^4..]);
    }

    private static async Task<string[]> RanksAsync(Desk desk) =>
        [.. (await desk.ReadAsync())["cards"]!.AsArray().Select(card => card!.Text("rank")!).Order(StringComparer.Ordinal)];

    private static List<Guid[]> Changes(List<Guid[]> orders) =>
        [.. orders.Where((order, i) => i == 0 || !order.SequenceEqual(orders[i - 1]))];

    /// <summary>Puts the second and the third card below the first by turns, until ranks have changed, and leaves the order as it was.</summary>
    private static async Task NarrowAsync(Desk desk, Guid[] cards, Person? mover = null)
    {
        var order = await desk.OrderAsync(0);
        var before = await RerankedAsync(desk);
        while (await RerankedAsync(desk) < before + 2)
        {
            for (var i = 0; i < 10; i++)
            {
                await desk.MoveAsync(mover ?? desk.Owner, cards[2], 0, cards[0], cards[1]);
                await desk.MoveAsync(mover ?? desk.Owner, cards[1], 0, cards[0], cards[2]);
            }
        }

        Assert.Equal(order, await desk.OrderAsync(0));
    }

    private static async Task<int> RerankedAsync(Desk desk) => (await desk.EventsAsync()).Count(e => e.Text("type") == "cards.reranked");
}

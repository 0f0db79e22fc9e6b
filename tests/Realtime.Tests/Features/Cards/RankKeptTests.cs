using System.Globalization;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Cards;

/// <summary>A rebalancing renames the place that a card leaves, and may give its next place the very rank that it had before.</summary>
public sealed class RankKeptTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    /// <summary>Moves within one list: 4&lt;1 puts card 4 above card 1, 1&gt;0 card 1 below card 0. The last one meets its former rank.</summary>
    private const string Moves =
        """
        4<1 2<0 1>0 4>0 5>0 3>0 1>0 1<4 5>0 2>0 4>0 3>0 1>0 4>0 5>0 2<0 5<0 2>0 3>4 1>4 0>4 2>4 2<4 5<0 0>4 5>4 2>4
        0>4 5>4 3>4 1>4 1<4 5<4 0>4 1<4 2>4 2<1 2>4 5>4 1>4 3>4 5>4 3>4 2>4 5<4 0<4 0>4 5>4 2<4 5<4 1<2 1>4 2<4 2>4
        1>4 3<4 2>4 0<4 3>1 0>4 2>4 0<4 5>4 3>4 2<4 2>4 0>4 2>4 2<4 1>4 5>4 3<4 1>4 0>1 5>1 3>1 5>1 0<1 0>1 4>1 2>1
        4>1 3<1 3>1 2>1 5>1 2>1 0<1 3>1 2>1 5>1 2>1 4>1 5>1 2>1 5>1 0>1 3>1 2>1 2<1 4>1 5<1 5>1
        """;

    [Fact]
    public async Task A_move_whose_new_rank_is_the_former_one_is_stored_as_it_is_told()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(6);
        foreach (var move in Moves.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var (card, beside) = (cards[Number(move[0])], cards[Number(move[2])]);
            var receipt = move[1] == '<'
                ? await desk.MoveAsync(desk.Member, card, 0, beforeId: beside)
                : await desk.MoveAsync(desk.Member, card, 0, afterId: beside);

            var stored = (await desk.ReadAsync())["cards"]!.AsArray().Single(each => each!.Text("id") == card.ToString());
            Assert.Equal(receipt["card"]!.Text("rank"), stored!.Text("rank"));
        }

        var fold = new BoardFold();
        (await desk.EventsAsync()).ForEach(fold.Apply);
        Replicas.AssertEqual(await desk.ReadAsync(), fold);
    }

    private static int Number(char digit) => int.Parse(digit.ToString(), CultureInfo.InvariantCulture);
}

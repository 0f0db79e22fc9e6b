using CsCheck;
using Realtime.Platform;

namespace Realtime.Tests.Platform;

public sealed class RankTests
{
    [Fact]
    public void A_rank_is_always_strictly_between_its_neighbours() =>
        Gen.Int[0, int.MaxValue].Array[1, 200].Sample(places =>
        {
            List<string> ranks = [];
            foreach (var place in places)
            {
                Insert(ranks, place % (ranks.Count + 1), out _);
            }

            AssertOrdered(ranks);
        });

    [Fact]
    public void Ranks_between_any_two_ranks_are_between_them() =>
        Gen.Select(
            Gen.String[Gen.Char["0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"], 1, 20],
            Gen.Int[0, 61], Gen.String["1Az"])
            .Sample((first, digit, rest) =>
            {
                var low = first.TrimEnd('0') + "1";
                var high = low + new string('0', digit % 7) + "1" + rest;

                var between = Rank.Between(low, high);

                Assert.True(string.CompareOrdinal(low, between) < 0 && string.CompareOrdinal(between, high) < 0, $"{low} {between} {high}");
                Assert.False(between.EndsWith('0'));
            });

    [Fact]
    public void A_hundred_thousand_at_the_end_or_the_beginning_stay_short()
    {
        var (last, first) = (Rank.Between(null, null), Rank.Between(null, null));
        for (var i = 0; i < 100_000; i++)
        {
            var (after, before) = (Rank.Between(last, null), Rank.Between(null, first));
            Assert.True(string.CompareOrdinal(last, after) < 0 && string.CompareOrdinal(before, first) < 0);
            (last, first) = (after, before);
            Assert.True(after.Length <= 6 && before.Length <= 6, $"{after} {before}");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Twenty_thousand_insertions_between_the_same_neighbours_stay_short_and_disturb_few(bool besideTheLower)
    {
        List<string> ranks = ["A", "z"];
        var (rebalancings, touched) = (0, 0L);
        for (var i = 0; i < 20_000; i++)
        {
            Insert(ranks, besideTheLower ? 1 : ranks.Count - 1, out var changed);
            Assert.True(ranks[besideTheLower ? 1 : ^2].Length <= Rank.MaxLength);
            rebalancings += changed > 0 ? 1 : 0;
            touched += changed;
        }

        AssertOrdered(ranks);
        Assert.True(rebalancings < 1_000, $"{rebalancings} rebalancings");
        Assert.True(touched < 400_000, $"{touched} ranks were changed");
    }

    [Fact]
    public void A_hundred_thousand_moves_between_the_same_neighbours_stay_short_and_disturb_few()
    {
        List<string> ranks = ["A"];
        for (var i = 0; i < 20; i++)
        {
            ranks.Add(Rank.Between(ranks[^1], null));
        }

        var (rebalancings, touched) = (0, 0L);
        for (var i = 0; i < 100_000; i++)
        {
            // The last card goes between the first two, over and over.
            ranks.RemoveAt(ranks.Count - 1);
            Insert(ranks, 1, out var changed);
            rebalancings += changed > 0 ? 1 : 0;
            touched += changed;
        }

        AssertOrdered(ranks);
        Assert.All(ranks, rank => Assert.True(rank.Length <= Rank.MaxLength));
        Assert.True(rebalancings < 5_000, $"{rebalancings} rebalancings");
        Assert.True(touched < 100_000, $"{touched} ranks were changed");
    }

    [Fact]
    public void Neighbours_out_of_order_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Rank.Between("B", "A"));
        Assert.Throws<ArgumentException>(() => Rank.Between("B", "B"));
    }

    private static void Insert(List<string> ranks, int at, out int changed)
    {
        changed = 0;
        var rank = Rank.Between(at == 0 ? null : ranks[at - 1], at == ranks.Count ? null : ranks[at]);
        ranks.Insert(at, rank);
        if (rank.Length > Rank.MaxLength)
        {
            var (from, fresh) = RankSpace.Widen(ranks, at);
            for (var i = 0; i < fresh.Count; i++)
            {
                ranks[from + i] = fresh[i];
            }

            changed = fresh.Count;
        }
    }

    private static void AssertOrdered(List<string> ranks) => Assert.All(
        ranks.Zip(ranks.Skip(1)), pair => Assert.True(string.CompareOrdinal(pair.First, pair.Second) < 0, $"{pair}"));
}

using System.Text.Json.Nodes;
using Realtime.Tests.Features.Messages;

namespace Realtime.Tests.Features.Boards;

/// <summary>Compares what was folded with what a fresh read shows.</summary>
internal static class Replicas
{
    public static void AssertEqual(JsonNode content, BoardFold fold)
    {
        Assert.All(fold.Board, member => Assert.True(
            JsonNode.DeepEquals(content[member.Key], member.Value), $"{member.Key}: read {content[member.Key]}, folded {member.Value}"));
        AssertEqual(content["labels"]!, fold.Labels);
        AssertEqual(content["lists"]!, fold.Lists);
        AssertEqual(content["cards"]!, fold.Cards);
        AssertOrdered(content["lists"]!.AsArray().GroupBy(_ => "lists"));
        AssertOrdered(content["cards"]!.AsArray().GroupBy(card => card!.Text("listId")!));
    }

    private static void AssertEqual(JsonNode fresh, IReadOnlyDictionary<string, JsonObject> folded)
    {
        Assert.Equal(fresh.AsArray().Select(item => item!.Text("id")).Order(), folded.Keys.Order());
        Assert.All(fresh.AsArray(), item => Assert.True(
            JsonNode.DeepEquals(item, folded[item!.Text("id")!]), $"read {item!.ToJsonString()}\nfolded {folded[item.Text("id")!].ToJsonString()}"));
    }

    /// <summary>No two cards of a list share a rank.</summary>
    private static void AssertOrdered(IEnumerable<IGrouping<string, JsonNode?>> lists) => Assert.All(lists, list =>
    {
        var ranks = list.Select(card => card!.Text("rank")!).ToList();
        Assert.Equal(ranks.Count, ranks.Distinct(StringComparer.Ordinal).Count());
    });
}

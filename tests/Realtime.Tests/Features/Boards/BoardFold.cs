using System.Text.Json.Nodes;
using Realtime.Tests.Features.Messages;

namespace Realtime.Tests.Features.Boards;

/// <summary>What somebody knows who has read a board's events from the first on, and nothing else.</summary>
public sealed partial class BoardFold
{
    private readonly Dictionary<string, JsonObject> _cards = [];

    public JsonObject Board { get; } = [];

    public HashSet<string> Members { get; } = [];

    public Dictionary<string, JsonObject> Labels { get; } = [];

    public Dictionary<string, JsonObject> Lists { get; } = [];

    /// <summary>The active cards as the board's page shows them.</summary>
    public IReadOnlyDictionary<string, JsonObject> Cards => _cards;

    /// <summary>The ids of a list's cards in order.</summary>
    public IEnumerable<string> Order(string listId) =>
        _cards.Values.Where(card => card.Text("listId") == listId).OrderBy(card => card.Text("rank"), StringComparer.Ordinal)
            .Select(card => card.Text("id")!);

    public void Apply(JsonNode e)
    {
        var data = e["data"]!;
        var type = e.Text("type")!;
        switch (type.Split('.')[0])
        {
            case "board":
                ApplyToBoard(type, data);
                break;
            case "label":
                ApplyToLabels(type, data);
                break;
            case "list":
                ApplyToLists(type, data);
                break;
            case "card" or "cards":
                ApplyToCards(type, data);
                break;
            case "checklist" or "check_item" or "comment":
                Count(data);
                break;
            default:
                Assert.Fail($"Nobody knows the event {type}.");
                break;
        }
    }

    private void ApplyToBoard(string type, JsonNode data)
    {
        switch (type)
        {
            case "board.created":
                Board["workspaceId"] = data.Text("workspaceId");
                Board["isPrivate"] = data["isPrivate"]!.GetValue<bool>();
                Describe(data.Text("name"), isArchived: false, data.Text("channelId"), 1);
                break;
            case "board.updated":
                Describe(data.Text("name"), data["isArchived"]!.GetValue<bool>(), data.Text("channelId"), data["version"]!.GetValue<long>());
                break;
            case "board.member_added":
                Members.Add(data.Text("userId")!);
                break;
            case "board.member_removed":
                Members.Remove(data.Text("userId")!);
                break;
            default:
                Assert.Fail($"Nobody knows the event {type}.");
                break;
        }
    }

    private void ApplyToLabels(string type, JsonNode data)
    {
        var id = data.Text("id")!;
        if (type != "label.deleted")
        {
            Labels[id] = Present(data);
            return;
        }

        Labels.Remove(id);
        foreach (var card in _cards.Values)
        {
            Take(card, "labelIds", id);
        }
    }

    private void ApplyToLists(string type, JsonNode data)
    {
        switch (type)
        {
            case "list.created" or "list.updated":
                var list = Present(data);
                list.TryAdd("wipLimit", null);
                Lists[data.Text("id")!] = list;
                break;
            case "list.moved":
                Set(Lists[data.Text("id")!], data, "rank", "version");
                break;
            case "list.deleted":
                Lists.Remove(data.Text("id")!);
                break;
            case "list.cards_restored":
                foreach (var card in data["cards"]!.AsArray())
                {
                    _cards[card!.Text("id")!] = Copy(card!);
                }

                break;
            case "list.cards_archived":
                foreach (var id in data["cardIds"]!.AsArray())
                {
                    _cards.Remove(id!.GetValue<string>());
                }

                break;
            default:
                Assert.Fail($"Nobody knows the event {type}.");
                break;
        }
    }

    private void Describe(string? name, bool isArchived, string? channelId, long version)
    {
        Board["name"] = name;
        Board["isArchived"] = isArchived;
        Board["channelId"] = channelId;
        Board["version"] = version;
    }

    /// <summary>What it is now, without what it was before.</summary>
    private static JsonObject Present(JsonNode node)
    {
        var present = Copy(node);
        present.Remove("former");
        return present;
    }

    private static JsonObject Copy(JsonNode node) => node.DeepClone().AsObject();
}

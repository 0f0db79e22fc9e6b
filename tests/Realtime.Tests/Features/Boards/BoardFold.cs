using System.Text.Json.Nodes;
using Realtime.Tests.Features.Messages;

namespace Realtime.Tests.Features.Boards;

/// <summary>What somebody knows who has read a board's events from the first on, and nothing else.</summary>
public sealed class BoardFold
{
    private static readonly string[] s_counts = ["checkDone", "checkTotal", "commentCount"];
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
            Labels[id] = Copy(data);
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
                var list = Copy(data);
                list.TryAdd("wipLimit", null);
                Lists[data.Text("id")!] = list;
                break;
            case "list.moved":
                Set(Lists[data.Text("id")!], data, "rank", "version");
                break;
            case "list.deleted":
                Lists.Remove(data.Text("id")!);
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

    private void ApplyToCards(string type, JsonNode data)
    {
        if (type is "card.created" or "card.restored")
        {
            _cards[data["card"]!.Text("id")!] = Copy(data["card"]!);
            return;
        }

        if (type == "cards.reranked")
        {
            foreach (var rank in data["ranks"]!.AsArray())
            {
                Set(_cards[rank!.Text("cardId")!], rank!, "rank");
            }

            return;
        }

        var id = data.Text("cardId")!;
        if (type is "card.archived" or "card.trashed" or "card.deleted")
        {
            _cards.Remove(id);
            return;
        }

        var card = _cards[id];
        Set(card, data, "version");
        switch (type)
        {
            case "card.updated":
                Update(card, data["after"]!.AsObject());
                break;
            case "card.moved":
                Set(card, data, "listId", "rank");
                break;
            case "card.label_added":
                Give(card, "labelIds", data.Text("labelId")!);
                break;
            case "card.label_removed":
                Take(card, "labelIds", data.Text("labelId")!);
                break;
            case "card.assigned":
                Give(card, "assigneeIds", data.Text("userId")!);
                break;
            case "card.unassigned":
                Take(card, "assigneeIds", data.Text("userId")!);
                break;
            default:
                Assert.Fail($"Nobody knows the event {type}.");
                break;
        }
    }

    private static void Update(JsonObject card, JsonObject after)
    {
        foreach (var (member, value) in after)
        {
            if (member == "description")
            {
                Keep(card, "hasDescription", value!.GetValue<string>().Length > 0);
            }
            else if (member is "isTemplate" or "isRecurring")
            {
                Keep(card, member, value!.GetValue<bool>());
            }
            else
            {
                Keep(card, member, value);
            }
        }
    }

    private void Count(JsonNode data)
    {
        if (!_cards.TryGetValue(data.Text("cardId")!, out var card))
        {
            return;
        }

        if (data["version"] is { } version && data["body"] is null)
        {
            card["version"] = version.DeepClone();
        }

        foreach (var member in s_counts.Where(member => data[member] is not null))
        {
            Keep(card, member, data[member]!.GetValue<int>() == 0 ? null : data[member]);
        }
    }

    private void Describe(string? name, bool isArchived, string? channelId, long version)
    {
        Board["name"] = name;
        Board["isArchived"] = isArchived;
        Board["channelId"] = channelId;
        Board["version"] = version;
    }

    private static void Give(JsonObject card, string member, string id)
    {
        var ids = card[member]?.AsArray().Select(present => present!.GetValue<string>()) ?? [];
        card[member] = new JsonArray([.. ids.Append(id).Order(StringComparer.Ordinal).Select(given => (JsonNode)given)]);
    }

    private static void Take(JsonObject card, string member, string id)
    {
        if (card[member] is JsonArray ids && ids.FirstOrDefault(present => present!.GetValue<string>() == id) is { } found)
        {
            ids.Remove(found);
            if (ids.Count == 0)
            {
                card.Remove(member);
            }
        }
    }

    private static void Set(JsonObject target, JsonNode source, params string[] members)
    {
        foreach (var member in members)
        {
            target[member] = source[member]!.DeepClone();
        }
    }

    /// <summary>A summary leaves out what is empty.</summary>
    private static void Keep(JsonObject card, string member, JsonNode? value)
    {
        card.Remove(member);
        if (value is not null && !(value.GetValueKind() == System.Text.Json.JsonValueKind.False))
        {
            card[member] = value.DeepClone();
        }
    }

    private static JsonObject Copy(JsonNode node) => node.DeepClone().AsObject();
}

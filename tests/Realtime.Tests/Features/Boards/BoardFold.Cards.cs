using System.Text.Json.Nodes;
using Realtime.Tests.Features.Messages;

namespace Realtime.Tests.Features.Boards;

public sealed partial class BoardFold
{
    private static readonly string[] s_counts = ["checkDone", "checkTotal", "commentCount"];

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
}

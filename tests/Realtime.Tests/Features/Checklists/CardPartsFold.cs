using System.Text.Json.Nodes;
using Realtime.Tests.Features.Messages;

namespace Realtime.Tests.Features.Checklists;

/// <summary>What somebody knows of a card's checklists and comments who has read its board's events, and nothing else.</summary>
internal sealed class CardPartsFold(Guid cardId)
{
    public Dictionary<string, JsonObject> Checklists { get; } = [];

    /// <summary>Items by id, each with its <c>checklistId</c>.</summary>
    public Dictionary<string, JsonObject> Items { get; } = [];

    public Dictionary<string, JsonObject> Comments { get; } = [];

    public long Version { get; private set; }

    public void Apply(JsonNode e)
    {
        var data = e["data"]!;
        if (data.Text("cardId") != cardId.ToString() || e.Text("type")!.StartsWith("card.", StringComparison.Ordinal))
        {
            return;
        }

        if (e.Text("type")!.StartsWith("comment.", StringComparison.Ordinal))
        {
            ApplyToComments(e, data);
            return;
        }

        // Clients skip what does not go beyond the version that they hold.
        Assert.True(data["version"]!.GetValue<long>() > Version, e.ToJsonString());
        Version = data["version"]!.GetValue<long>();
        ApplyToChecklists(e.Text("type")!, data);
    }

    /// <summary>The checklists as a card shows them.</summary>
    public JsonArray ToJson() => new([.. InOrder(Checklists.Values).Select(list =>
    {
        var shown = list.DeepClone().AsObject();
        shown["items"] = new JsonArray([.. InOrder(Items.Values.Where(item => item.Text("checklistId") == list.Text("id"))).Select(Show)]);
        return (JsonNode)shown;
    })]);

    private void ApplyToChecklists(string type, JsonNode data)
    {
        switch (type)
        {
            case "checklist.created":
                var list = data["checklist"]!.DeepClone().AsObject();
                foreach (var item in list["items"]!.AsArray())
                {
                    Add(list.Text("id")!, item!);
                }

                Checklists[list.Text("id")!] = list;
                break;
            case "checklist.updated":
                Assert.Equal(Checklists[data.Text("id")!].Text("title"), data.Text("fromTitle"));
                Checklists[data.Text("id")!]["title"] = data.Text("title");
                break;
            case "checklist.deleted":
                Assert.Equal(Checklists[data.Text("id")!].Text("title"), data.Text("former"));
                Checklists.Remove(data.Text("id")!);
                foreach (var id in Items.Where(item => item.Value.Text("checklistId") == data.Text("id")).Select(item => item.Key).ToList())
                {
                    Items.Remove(id);
                }

                break;
            case "check_item.created":
                Add(data.Text("checklistId")!, data["item"]!);
                break;
            case "check_item.updated":
                Update(Items[data.Text("id")!], data["before"]!.AsObject(), data["after"]!.AsObject());
                break;
            case "check_item.moved":
                Assert.Equal(
                    (Items[data.Text("id")!].Text("checklistId"), Items[data.Text("id")!].Text("rank"), Items[data.Text("id")!].Text("text")),
                    (data.Text("fromChecklistId"), data.Text("fromRank"), data.Text("text")));
                Items[data.Text("id")!]["checklistId"] = data.Text("checklistId");
                Items[data.Text("id")!]["rank"] = data.Text("rank");
                break;
            case "check_item.deleted":
                Assert.Equal(Items[data.Text("id")!].Text("text"), data.Text("former"));
                Items.Remove(data.Text("id")!);
                break;
            default:
                Assert.Fail($"Nobody knows the event {type}.");
                break;
        }
    }

    private void ApplyToComments(JsonNode e, JsonNode data)
    {
        var id = data.Text("id")!;
        switch (e.Text("type"))
        {
            case "comment.posted":
                Comments[id] = new JsonObject
                {
                    ["id"] = id,
                    ["cardId"] = cardId.ToString(),
                    ["authorId"] = e.Text("actorId"),
                    ["body"] = data.Text("body"),
                    ["createdAt"] = e.Text("at"),
                    ["editedAt"] = null,
                    ["deletedAt"] = null,
                    ["version"] = 1,
                };
                break;
            case "comment.edited":
                Assert.Equal(Comments[id].Text("body"), data.Text("fromBody"));
                Comments[id]["body"] = data.Text("body");
                Comments[id]["editedAt"] = e.Text("at");
                Comments[id]["version"] = data["version"]!.GetValue<long>();
                break;
            case "comment.deleted":
                Comments[id]["body"] = "";
                Comments[id]["deletedAt"] = e.Text("at");
                break;
            default:
                Assert.Fail($"Nobody knows the event {e.Text("type")}.");
                break;
        }
    }

    private void Add(string checklistId, JsonNode item)
    {
        var added = item.DeepClone().AsObject();
        added.TryAdd("assigneeId", null);
        added["checklistId"] = checklistId;
        Items[added.Text("id")!] = added;
    }

    /// <summary>What was before is what was known: an inverse can be made of it.</summary>
    private static void Update(JsonObject item, JsonObject before, JsonObject after)
    {
        Assert.Equal(before.Select(member => member.Key), after.Select(member => member.Key));
        foreach (var (member, value) in after)
        {
            Assert.True(JsonNode.DeepEquals(item[member], before[member]), $"{member}: known {item[member]}, told {before[member]}");
            item[member] = value?.DeepClone();
        }
    }

    private static JsonNode Show(JsonObject item)
    {
        var shown = item.DeepClone().AsObject();
        shown.Remove("checklistId");
        return shown;
    }

    private static IEnumerable<JsonObject> InOrder(IEnumerable<JsonObject> ranked) =>
        ranked.OrderBy(item => item.Text("rank"), StringComparer.Ordinal).ThenBy(item => item.Text("id"), StringComparer.Ordinal);
}

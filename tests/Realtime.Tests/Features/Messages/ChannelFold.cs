using System.Text.Json.Nodes;

namespace Realtime.Tests.Features.Messages;

/// <summary>What somebody knows who has read a channel's events from the first on, and nothing else.</summary>
public sealed class ChannelFold
{
    private readonly Dictionary<string, JsonObject> _messages = [];

    public JsonObject Channel { get; } = [];

    public HashSet<string> Members { get; } = [];

    public void Apply(JsonNode e)
    {
        var data = e["data"]!;
        switch (e.Text("type"))
        {
            case "channel.created":
                Channel["workspaceId"] = data.Text("workspaceId");
                Channel["isPrivate"] = data["isPrivate"]!.GetValue<bool>();
                Channel["createdBy"] = e.Text("actorId");
                Channel["createdAt"] = e.Text("at");
                Describe(data, isArchived: false, version: 1);
                Members.Add(e.Text("actorId")!);
                break;
            case "channel.updated":
                Describe(data, data["isArchived"]!.GetValue<bool>(), data["version"]!.GetValue<long>());
                break;
            case "channel.member_added":
                Members.Add(data.Text("userId")!);
                break;
            case "channel.member_removed":
                Members.Remove(data.Text("userId")!);
                break;
            case "message.posted":
                Post(e, data);
                break;
            case "message.edited":
                var edited = _messages[data.Text("id")!];
                edited["body"] = data.Text("body");
                edited["version"] = data["version"]!.GetValue<long>();
                edited["editedAt"] = e.Text("at");
                break;
            case "message.deleted":
                var deleted = _messages[data.Text("id")!];
                deleted["body"] = "";
                deleted["deletedAt"] = e.Text("at");
                deleted["reactions"] = new JsonArray();
                deleted["cardIds"] = new JsonArray();
                break;
            case "message.linked":
                _messages[data.Text("id")!]["cardIds"]!.AsArray().Add(data.Text("cardId"));
                break;
            case "reaction.added":
                React(Reactions(data), data.Text("emoji")!, e.Text("actorId")!);
                break;
            case "reaction.removed":
                Unreact(Reactions(data), data.Text("emoji")!, e.Text("actorId")!);
                break;
            default:
                Assert.Fail($"Nobody knows the event {e.Text("type")}.");
                break;
        }
    }

    /// <summary>All messages, newest first.</summary>
    public JsonArray Messages()
    {
        foreach (var (id, message) in _messages)
        {
            var replies = _messages.Values.Where(reply => reply.Text("threadRootId") == id && reply["deletedAt"] is null).ToList();
            message["replyCount"] = replies.Count;
            message["lastReplyAt"] = replies.Select(reply => reply.Text("createdAt")).LastOrDefault();
        }

        return [.. _messages.Values.OrderByDescending(message => message.Seq()).Select(message => message.DeepClone())];
    }

    private void Describe(JsonNode data, bool isArchived, long version)
    {
        Channel["name"] = data.Text("name");
        Channel["topic"] = data.Text("topic");
        Channel["isArchived"] = isArchived;
        Channel["version"] = version;
    }

    private void Post(JsonNode e, JsonNode data) => _messages.Add(data.Text("id")!, new JsonObject
    {
        ["id"] = data.Text("id"),
        ["channelId"] = e.Text("streamId"),
        ["seq"] = e.Seq(),
        ["authorId"] = e.Text("actorId"),
        ["body"] = data.Text("body"),
        ["threadRootId"] = data.Text("threadRootId"),
        ["createdAt"] = e.Text("at"),
        ["editedAt"] = null,
        ["deletedAt"] = null,
        ["version"] = 1L,
        ["reactions"] = new JsonArray(),
        ["cardIds"] = new JsonArray(),
    });

    private JsonArray Reactions(JsonNode data) => _messages[data.Text("messageId")!]["reactions"]!.AsArray();

    private static void React(JsonArray reactions, string emoji, string userId)
    {
        var group = reactions.FirstOrDefault(group => group!.Text("emoji") == emoji);
        if (group is null)
        {
            reactions.Add(group = new JsonObject { ["emoji"] = emoji, ["userIds"] = new JsonArray() });
        }

        group["userIds"]!.AsArray().Add(userId);
    }

    private static void Unreact(JsonArray reactions, string emoji, string userId)
    {
        var group = reactions.Single(group => group!.Text("emoji") == emoji)!;
        var userIds = group["userIds"]!.AsArray();
        userIds.Remove(userIds.Single(id => id!.GetValue<string>() == userId));
        if (userIds.Count == 0)
        {
            reactions.Remove(group);
        }
    }
}

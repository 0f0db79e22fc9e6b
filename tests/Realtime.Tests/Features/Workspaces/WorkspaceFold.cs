using System.Text.Json.Nodes;
using Realtime.Tests.Features.Messages;

namespace Realtime.Tests.Features.Workspaces;

/// <summary>What somebody knows who has read a workspace's events from the first on, and nothing else.</summary>
internal sealed class WorkspaceFold
{
    public string Name { get; private set; } = "";

    public long Version { get; private set; } = 1;

    public SortedDictionary<string, (string Name, string Role, bool IsActive, string JoinedAt)> Members { get; } =
        new(StringComparer.Ordinal);

    public SortedDictionary<string, (string Name, string Topic, bool IsArchived, long Version)> Channels { get; } =
        new(StringComparer.Ordinal);

    public SortedDictionary<string, (string Name, bool IsArchived, string? ChannelId, long Version)> Boards { get; } =
        new(StringComparer.Ordinal);

    public void Apply(JsonNode e)
    {
        var data = e["data"]!;
        var id = data.Text("userId") ?? data.Text("boardId") ?? data.Text("channelId") ?? "";
        switch (e.Text("type"))
        {
            case "workspace.created":
                Name = data.Text("name")!;
                break;
            case "workspace.updated":
                (Name, Version) = (data.Text("name")!, data.Number("version"));
                break;
            case "member.joined":
                Members[id] = (data.Text("displayName")!, data.Text("role")!, true, e.Text("at")!);
                break;
            case "member.updated":
                Members[id] = Members[id] with { Role = data.Text("role")! };
                break;
            case "member.renamed":
                Members[id] = Members[id] with { Name = data.Text("displayName")! };
                break;
            case "member.removed":
                Members[id] = Members[id] with { IsActive = false };
                break;
            case "channel.created":
                Channels[id] = (data.Text("name")!, data.Text("topic")!, false, 1);
                break;
            case "channel.updated":
                Channels[id] = (data.Text("name")!, data.Text("topic")!, data.Is("isArchived"), data.Number("version"));
                break;
            case "board.created":
                Boards[id] = (data.Text("name")!, false, data.Text("channelId"), 1);
                break;
            case "board.updated":
                Boards[id] = (data.Text("name")!, data.Is("isArchived"), data.Text("channelId"), data.Number("version"));
                break;
            default:
                Assert.Fail($"Nobody knows the event {e.Text("type")}.");
                break;
        }
    }
}

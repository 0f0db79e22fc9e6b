using System.Text.Json.Nodes;
using Realtime.Tests.Features.Messages;

namespace Realtime.Tests.Features.Workspaces;

/// <summary>What somebody knows who has read their own inbox from the first event on, and nothing else.</summary>
internal sealed class InboxFold
{
    private readonly Dictionary<string, long> _places = [];

    public HashSet<string> Workspaces { get; } = [];

    /// <summary>The owner's name; null where they still have their first one.</summary>
    public string? DisplayName { get; private set; }

    /// <summary>Private channels and the workspace of each.</summary>
    public Dictionary<string, string> Channels { get; private set; } = [];

    /// <summary>Private boards and the workspace of each.</summary>
    public Dictionary<string, string> Boards { get; private set; } = [];

    /// <summary>How far a channel was read; nothing yet where no event told.</summary>
    public long ReadSeq(string channelId) => _places.GetValueOrDefault(channelId);

    public void Apply(JsonNode e)
    {
        var data = e["data"]!;
        var (workspace, channel) = (data.Text("workspaceId") ?? "", data.Text("channelId") ?? "");
        switch (e.Text("type"))
        {
            case "workspace.joined":
                Workspaces.Add(workspace);
                break;
            case "workspace.left":
                Workspaces.Remove(workspace);
                Channels = Channels.Where(pair => pair.Value != workspace).ToDictionary();
                Boards = Boards.Where(pair => pair.Value != workspace).ToDictionary();
                break;
            case "channel.joined":
                Channels[channel] = workspace;
                break;
            case "channel.left":
                Channels.Remove(channel);
                break;
            case "board.joined":
                Boards[data.Text("boardId")!] = workspace;
                break;
            case "board.left":
                Boards.Remove(data.Text("boardId")!);
                break;
            case "account.renamed":
                DisplayName = data.Text("displayName");
                break;
            case "read.marked":
                _places[channel] = data.Seq();
                break;
            default:
                Assert.Fail($"Nobody knows the event {e.Text("type")}.");
                break;
        }
    }
}

using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Messages;

/// <summary>A workspace with a channel, its owner, a member, and a stranger who is in neither.</summary>
public sealed class Room : IAsyncDisposable
{
    public required Person Owner { get; init; }

    public required Person Member { get; init; }

    public required Person Stranger { get; init; }

    public required Guid WorkspaceId { get; init; }

    public required Guid ChannelId { get; init; }

    public string Messages => $"channels/{ChannelId}/messages";

    public static async Task<Room> OpenAsync(ServerFixture server, bool isPrivate = false)
    {
        var owner = await server.RegisterAsync("Olga");
        var member = await server.RegisterAsync("Mert");
        var stranger = await server.RegisterAsync("Sami");
        var workspace = await owner.PostAsync("workspaces", new { name = "Harbour" });
        var room = new Room
        {
            Owner = owner,
            Member = member,
            Stranger = stranger,
            WorkspaceId = workspace.Id(),
            ChannelId = (await owner.PostAsync($"workspaces/{workspace.Id()}/channels", new { name = "pier", isPrivate })).Id(),
        };
        await room.InviteAsync(member);
        if (isPrivate)
        {
            await owner.PostAsync($"channels/{room.ChannelId}/members", new { userId = member.Id });
        }

        return room;
    }

    public async Task InviteAsync(Person person, string role = "member")
    {
        var invite = await Owner.PostAsync($"workspaces/{WorkspaceId}/invites", new { role });
        await person.PostAsync($"invites/{invite.Text("code")}/accept");
    }

    public async Task<Guid> ChannelAsync(string name) =>
        (await Owner.PostAsync($"workspaces/{WorkspaceId}/channels", new { name })).Id();

    public async Task ArchiveAsync() =>
        Assert.Equal(HttpStatusCode.OK, await Owner.StatusAsync(HttpMethod.Patch, $"channels/{ChannelId}", new { isArchived = true }));

    public Task<JsonNode> PostAsync(Person author, string body, Guid? threadRootId = null) =>
        author.PostAsync(Messages, threadRootId is null ? new { body } : new { body, threadRootId });

    /// <summary>All pages, newest first.</summary>
    public async Task<List<JsonNode>> AllAsync(Person reader, string query = "limit=200")
    {
        List<JsonNode> all = [];
        string? next = null;
        do
        {
            var page = await reader.GetAsync($"{Messages}?{query}{(next is null ? "" : "&before=" + next)}");
            all.AddRange(page.Items());
            next = page.Text("next");
        }
        while (next is not null);
        return all;
    }

    /// <summary>The channel's events from the first on.</summary>
    public async Task<List<JsonNode>> EventsAsync(Person reader)
    {
        List<JsonNode> all = [];
        while (true)
        {
            var page = await reader.GetAsync($"streams/{ChannelId}/events?limit=200&after={all.Count}");
            all.AddRange(page.Items());
            if (all.Count >= page["head"]!.GetValue<long>())
            {
                return all;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Owner.DisposeAsync();
        await Member.DisposeAsync();
        await Stranger.DisposeAsync();
    }
}

using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Boards;

/// <summary>A team around a board.</summary>
public sealed class Desk : IAsyncDisposable
{
    private Desk(Team team, JsonNode board, JsonNode content)
    {
        Team = team;
        Board = board;
        BoardId = board.Id();
        Lists = [.. content["lists"]!.AsArray().Select(list => list!.Id())];
    }

    public Team Team { get; }

    /// <summary>The reply to the making of the board.</summary>
    public JsonNode Board { get; }

    public Guid BoardId { get; }

    /// <summary>The lists that it began with: to do, doing, done.</summary>
    public Guid[] Lists { get; }

    public Person Owner => Team.Owner;

    public Person Member => Team.Member;

    public string Path => $"boards/{BoardId}";

    public static async Task<Desk> OpenAsync(ServerFixture server, bool isPrivate = false)
    {
        var team = await Team.OpenAsync(server);
        var board = await team.Owner.PostAsync($"{team.Path}/boards", new { name = "Harbour works", isPrivate });
        return new Desk(team, board, await team.Owner.GetAsync($"boards/{board.Id()}"));
    }

    public Task<JsonNode> ReadAsync(Person? reader = null) => (reader ?? Owner).GetAsync(Path);

    public Task<JsonNode> CardAsync(string title = "Paint the crane", int list = 0) =>
        Owner.PostAsync($"lists/{Lists[list]}/cards", new { title });

    public async Task<Guid[]> CardsAsync(int count, int list = 0)
    {
        var ids = new Guid[count];
        for (var i = 0; i < count; i++)
        {
            ids[i] = (await CardAsync($"Card {i}", list)).Id();
        }

        return ids;
    }

    public Task<JsonNode> MoveAsync(Person mover, Guid card, int list, Guid? afterId = null, Guid? beforeId = null, long? seenVersion = null) =>
        mover.PostAsync($"cards/{card}/moves", new { listId = Lists[list], afterId, beforeId, seenVersion });

    /// <summary>The ids of a list's cards in order.</summary>
    public async Task<Guid[]> OrderAsync(int list)
    {
        var cards = (await ReadAsync())["cards"]!.AsArray().Select(card => card!).Where(card => card.Text("listId") == Lists[list].ToString());
        return [.. cards.OrderBy(card => card.Text("rank"), StringComparer.Ordinal).Select(card => card.Id())];
    }

    public Task<List<JsonNode>> EventsAsync() => Owner.EventsAsync(BoardId);

    /// <summary>All that can be read of the board: itself, what was put away, each card with all its parts, and the events.</summary>
    public async Task<string> EverythingAsync()
    {
        var board = await ReadAsync();
        List<JsonNode> all = [board];
        foreach (var state in (string[])["archived", "trashed"])
        {
            all.AddRange((await Owner.GetAsync($"{Path}/cards?state={state}&limit=200")).Items());
        }

        foreach (var card in board["cards"]!.AsArray().Concat(all.Skip(1)).Select(card => card!.Id()).ToList())
        {
            all.Add(await Owner.GetAsync($"cards/{card}"));
            all.Add(await Owner.GetAsync($"cards/{card}/comments"));
        }

        all.AddRange(await EventsAsync());
        return string.Join('\n', all.Select(part => part.ToJsonString()));
    }

    public async Task<JsonNode> LastEventAsync() => (await EventsAsync())[^1];

    public ValueTask DisposeAsync() => Team.DisposeAsync();
}

internal static class Calling
{
    public static async Task<JsonNode> CallAsync(this Person person, HttpMethod method, string path, object? body = null, Guid? opId = null)
    {
        using var response = await person.SendAsync(method, path, body, opId);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    public static Task<JsonNode> PatchAsync(this Person person, string path, object body) => person.CallAsync(HttpMethod.Patch, path, body);

    public static Task<JsonNode> PutAsync(this Person person, string path) => person.CallAsync(HttpMethod.Put, path);

    public static Task<JsonNode> DeleteAsync(this Person person, string path) => person.CallAsync(HttpMethod.Delete, path);

    public static async Task AssertRefusedAsync(
        this Person person, HttpStatusCode status, string code, HttpMethod method, string path, object? body = null) =>
        Assert.Equal((status, code), await person.RefusalAsync(method, path, body));
}

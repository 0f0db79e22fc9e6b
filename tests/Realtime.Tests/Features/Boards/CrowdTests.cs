using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Boards;

/// <summary>Many hands move the cards of one board at once.</summary>
public sealed class CrowdTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const int Clients = 20;
    private const int StepsEach = 100;
    private const int Seed = 20261123;

    [Fact]
    public async Task Twenty_clients_move_edit_undo_and_reconnect_and_all_end_equal_to_a_fresh_read()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var desk = await Desk.OpenAsync(server);
        List<Guid> cards = [];
        for (var i = 0; i < 3; i++)
        {
            cards.AddRange(await desk.CardsAsync(10, i));
        }

        var label = (await desk.Owner.PostAsync($"{desk.Path}/labels", new { name = "crowd", color = "pink" })).Id();
        var replicas = new List<Replica>();
        for (var i = 0; i < Clients; i++)
        {
            replicas.Add(new Replica(await desk.Team.JoinAsync($"Hand {i}"), server.Address, desk.BoardId));
            await replicas[i].ConnectAsync(stop);
        }

        var moves = new ConcurrentDictionary<Guid, Move>();
        await Task.WhenAll(replicas.Select((replica, i) => Task.Run(() => PlayAsync(desk, replica, cards, label, new Random(Seed + i), moves), stop)));

        var events = await desk.EventsAsync();
        await Wait.UntilAsync("all have heard all", () => replicas.TrueForAll(replica => replica.Seq == events.Count));
        var content = await desk.ReadAsync();
        Assert.All(replicas, replica => replica.Read(fold =>
        {
            Replicas.AssertEqual(content, fold);
            return true;
        }));
        AssertReceiptsAreTrue(events, moves);
        Assert.Contains(moves.Values, move => move.Outcome == "superseded");
        foreach (var replica in replicas)
        {
            await replica.DisposeAsync();
        }
    }

    private static async Task PlayAsync(
        Desk desk, Replica replica, List<Guid> cards, Guid label, Random random, ConcurrentDictionary<Guid, Move> moves)
    {
        for (var i = 0; i < StepsEach; i++)
        {
            await Wait.UntilAsync("the board is known", () => replica.Read(fold => fold.Cards.Count > 0));
            var (id, card) = replica.Read(fold => Any(fold, random));
            var kind = random.Next(100);
            if (kind < 60)
            {
                await MoveAsync(desk, replica, id, card.Number("version"), random, moves);
            }
            else if (kind < 67)
            {
                // Any of them: most are on the board, and for those it changes nothing.
                using var response = await replica.Person.SendAsync(HttpMethod.Post, $"cards/{cards[random.Next(cards.Count)]}/restore");
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            }
            else if (kind < 97)
            {
                await EditAsync(replica.Person, desk.Path, id, card.Number("version"), label, kind, random);
            }
            else
            {
                await replica.ConnectAsync(TestContext.Current.CancellationToken);
            }
        }
    }

    private static (string Id, JsonNode Card) Any(BoardFold fold, Random random)
    {
        var (id, card) = fold.Cards.ElementAt(random.Next(fold.Cards.Count));
        return (id, card.DeepClone());
    }

    private static async Task MoveAsync(
        Desk desk, Replica replica, string id, long version, Random random, ConcurrentDictionary<Guid, Move> moves)
    {
        var listId = desk.Lists[random.Next(desk.Lists.Length)];
        var order = replica.Read(fold => fold.Cards.Values
            .Where(card => card.Text("listId") == listId.ToString() && card.Text("id") != id)
            .OrderBy(card => card.Text("rank"), StringComparer.Ordinal).Select(card => card.Text("id")).ToList());
        var at = random.Next(order.Count + 1);
        var (afterId, beforeId) = (at == 0 ? null : order[at - 1], at == order.Count ? null : order[at]);
        long? seenVersion = random.Next(4) == 0 ? null : version;
        var opId = Guid.CreateVersion7();
        using var response = await replica.Person.SendAsync(
            HttpMethod.Post, $"cards/{id}/moves", new { listId, afterId, beforeId, seenVersion }, opId);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, body.ToJsonString());
        moves[opId] = new Move(id, replica.Person.Id, seenVersion, body.Text("outcome") ?? body.Text("code")!, body["by"]?["userId"]?.GetValue<Guid>());
    }

    private static async Task EditAsync(Person person, string boardPath, string id, long version, Guid label, int kind, Random random)
    {
        using var response = kind switch
        {
            < 74 => await person.SendAsync(HttpMethod.Patch, $"cards/{id}", new { title = $"Title {random.Next(1000)}", version }),
            < 81 => await person.SendAsync(HttpMethod.Patch, $"cards/{id}", new { estimate = random.Next(100), cover = "blue" }),
            < 85 => await person.SendAsync(HttpMethod.Put, $"cards/{id}/labels/{label}"),
            < 89 => await person.SendAsync(HttpMethod.Delete, $"cards/{id}/labels/{label}"),
            < 91 => await person.SendAsync(HttpMethod.Put, $"cards/{id}/assignees/{person.Id}"),
            < 93 => await person.SendAsync(HttpMethod.Post, $"cards/{id}/archive"),
            < 95 => await person.SendAsync(HttpMethod.Post, $"{boardPath}/undo"),
            _ => await person.SendAsync(HttpMethod.Post, $"{boardPath}/redo"),
        };
        Assert.True(
            response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed, response.ToString());
    }

    /// <summary>Who lost was told to whom; who was told that they won had not lost.</summary>
    private static void AssertReceiptsAreTrue(List<JsonNode> events, ConcurrentDictionary<Guid, Move> moves)
    {
        var last = new Dictionary<string, (Guid ActorId, long Version)>();
        var told = new HashSet<Guid>();
        var movers = new HashSet<(string, Guid)>();
        foreach (var e in events.Where(e => e.Text("type") is "card.moved" or "card.archived" or "card.restored"))
        {
            var id = e["data"]!.Text("cardId") ?? e["data"]!["card"]!.Text("id")!;
            var actorId = e["actorId"]!.GetValue<Guid>();
            if (e["opId"]?.GetValue<Guid>() is { } opId && moves.TryGetValue(opId, out var move))
            {
                Assert.True(told.Add(opId));
                Assert.True(move.Outcome is "applied" or "rebased", $"{move} left an event");
                Assert.False(
                    last.TryGetValue(id, out var before) && before.ActorId != actorId && before.Version > move.SeenVersion,
                    $"{move} won over {before}");
            }

            movers.Add((id, actorId));
            last[id] = (actorId, e["data"]!["version"]?.GetValue<long>() ?? e["data"]!["card"]!.Number("version"));
        }

        Assert.All(moves.Values.Where(move => move.Outcome == "superseded"), move =>
        {
            Assert.NotNull(move.By);
            Assert.NotEqual(move.PersonId, move.By);
            Assert.Contains((move.CardId, move.By!.Value), movers);
        });
    }

    private sealed record Move(string CardId, Guid PersonId, long? SeenVersion, string Outcome, Guid? By);
}

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
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {Seed}");
        var stop = TestContext.Current.CancellationToken;
        await using var desk = await Desk.OpenAsync(server);
        List<Guid> cards = [];
        for (var i = 0; i < 3; i++)
        {
            cards.AddRange(await desk.CardsAsync(10, i));
        }

        var label = (await desk.Owner.PostAsync($"{desk.Path}/labels", new { name = "crowd", color = "pink" })).Id();
        var answers = new ConcurrentBag<CrowdAnswer>();
        List<Hand> hands = [];
        for (var i = 0; i < Clients; i++)
        {
            var replica = new Replica(await desk.Team.JoinAsync($"Hand {i}"), server.Address, desk.BoardId);
            hands.Add(new Hand(desk, replica, cards, label, new Random(Seed + i), answers));
            await replica.ConnectAsync(stop);
        }

        await Task.WhenAll(hands.Select(hand => Task.Run(() => hand.PlayAsync(StepsEach), stop)));

        var events = await desk.EventsAsync();
        await Wait.UntilAsync("all have heard all", () => hands.TrueForAll(hand => hand.Replica.Seq == events.Count));
        var content = await desk.ReadAsync();
        Assert.All(hands, hand => hand.Replica.Read(fold =>
        {
            Replicas.AssertEqual(content, fold);
            return true;
        }));
        var archived = await desk.Owner.GetAsync($"{desk.Path}/cards?state=archived&limit=200");
        Assert.Equal(cards.Order(), content["cards"]!.AsArray().Concat(archived["items"]!.AsArray()).Select(card => card!.Id()).Order());

        new CrowdHistory(events).AssertTrue(answers);
        AssertAllSidesWereSeen([.. answers]);
        foreach (var hand in hands)
        {
            await hand.Replica.DisposeAsync();
        }
    }

    private static void AssertAllSidesWereSeen(List<CrowdAnswer> answers)
    {
        int Count(string step, string code) => answers.Count(answer => answer.Step == step && answer.Code == code);
        var seen = answers.GroupBy(answer => $"{answer.Step} {answer.Code}").Order(Comparer<IGrouping<string, CrowdAnswer>>.Create(
            (one, other) => string.CompareOrdinal(one.Key, other.Key))).Select(group => $"{group.Key} {group.Count()}");
        var told = string.Join(", ", seen);
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        Assert.True(answers.Count(answer => answer.Step is "undo" or "redo") >= Clients * StepsEach * 15 / 100, told);
        Assert.True(Count("undo", "applied") >= 40 && Count("redo", "applied") >= 20 && Count("undo", "undo.conflict") > 0, told);
        Assert.True(Count("move", "applied") > 0 && Count("move", "superseded") > 0 && Count("edit", "applied") > 0, told);
    }

    /// <summary>One of the crowd.</summary>
    private sealed class Hand(
        Desk desk, Replica replica, List<Guid> cards, Guid label, Random random, ConcurrentBag<CrowdAnswer> answers)
    {
        public Replica Replica { get; } = replica;

        public async Task PlayAsync(int steps)
        {
            var tookBack = false;
            for (var i = 0; i < steps; i++)
            {
                await Wait.UntilAsync("the board is known", () => Replica.Read(fold => fold.Cards.Count > 0));
                var (id, version) = Replica.Read(fold =>
                {
                    var (any, card) = fold.Cards.ElementAt(random.Next(fold.Cards.Count));
                    return (any, card.Number("version"));
                });
                var kind = random.Next(100);
                if (tookBack && kind % 2 == 0)
                {
                    tookBack = false;
                    await StepBackAsync("redo");
                }
                else if (kind < 50)
                {
                    await MoveAsync(id, version);
                }
                else if (kind < 56)
                {
                    // Any of them: most are on the board, and for those it changes nothing.
                    using var response = await Replica.Person.SendAsync(HttpMethod.Post, $"cards/{cards[random.Next(cards.Count)]}/restore");
                    Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                }
                else if (kind < 76)
                {
                    await EditAsync(id, version, kind);
                }
                else if (kind < 96)
                {
                    tookBack = await StepBackAsync("undo") == "applied";
                }
                else
                {
                    await Replica.ConnectAsync(TestContext.Current.CancellationToken);
                }
            }
        }

        private async Task MoveAsync(string id, long version)
        {
            var listId = desk.Lists[random.Next(desk.Lists.Length)];
            var order = Replica.Read(fold => fold.Cards.Values
                .Where(card => card.Text("listId") == listId.ToString() && card.Text("id") != id)
                .OrderBy(card => card.Text("rank"), StringComparer.Ordinal).Select(card => card.Text("id")).ToList());
            var at = random.Next(order.Count + 1);
            var (afterId, beforeId) = (at == 0 ? null : order[at - 1], at == order.Count ? null : order[at]);
            long? seenVersion = random.Next(4) == 0 ? null : version;
            await TellAsync("move", id, seenVersion, HttpMethod.Post, $"cards/{id}/moves", new { listId, afterId, beforeId, seenVersion });
        }

        private Task<string> EditAsync(string id, long version, int kind) => kind switch
        {
            < 62 => TellAsync("edit", id, version, HttpMethod.Patch, $"cards/{id}", new { title = $"Title {random.Next(1000)}", version }),
            < 66 => TellAsync("edit", id, null, HttpMethod.Patch, $"cards/{id}", new { estimate = random.Next(100), cover = "blue" }),
            < 69 => TellAsync("edit", id, null, HttpMethod.Put, $"cards/{id}/labels/{label}"),
            < 72 => TellAsync("edit", id, null, HttpMethod.Delete, $"cards/{id}/labels/{label}"),
            < 74 => TellAsync("edit", id, null, HttpMethod.Put, $"cards/{id}/assignees/{Replica.Person.Id}"),
            _ => TellAsync("edit", id, null, HttpMethod.Post, $"cards/{id}/archive"),
        };

        private Task<string> StepBackAsync(string step) => TellAsync(step, null, null, HttpMethod.Post, $"{desk.Path}/{step}");

        private async Task<string> TellAsync(string step, string? cardId, long? seen, HttpMethod method, string path, object? request = null)
        {
            var opId = Guid.CreateVersion7();
            using var response = await Replica.Person.SendAsync(method, path, request, opId);
            var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            var code = body.Text("code") ?? body.Text("outcome") ?? "applied";
            Assert.Equal(response.IsSuccessStatusCode, body.Text("code") is null);
            answers.Add(new CrowdAnswer(step, code, opId, Replica.Person.Id, cardId, seen, body));
            return code;
        }
    }
}

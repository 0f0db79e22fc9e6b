using System.Net;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Boards;

/// <summary>Many hands put whole lists away and bring them back at once.</summary>
public sealed class CrowdOfListsTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const int Clients = 8;
    private const int StepsEach = 40;
    private const int Seed = 20261123;

    [Fact]
    public async Task Eight_clients_archive_lists_undo_and_reconnect_and_all_end_equal_to_a_fresh_read()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var desk = await Desk.OpenAsync(server);
        Guid[] cards = [.. await desk.CardsAsync(12), .. await desk.CardsAsync(12, 1), .. await desk.CardsAsync(12, 2)];
        List<Replica> replicas = [];
        for (var i = 0; i < Clients; i++)
        {
            replicas.Add(new Replica(await desk.Team.JoinAsync($"Hand {i}"), server.Address, desk.BoardId));
            await replicas[i].ConnectAsync(stop);
        }

        await Task.WhenAll(replicas.Select((replica, i) => Task.Run(() => PlayAsync(desk, replica, cards, new Random(Seed + i)), stop)));

        var events = await desk.EventsAsync();
        await Wait.UntilAsync("all have heard all", () => replicas.TrueForAll(replica => replica.Seq == events.Count));
        var content = await desk.ReadAsync();
        Assert.All(replicas, replica => replica.Read(fold =>
        {
            Replicas.AssertEqual(content, fold);
            return true;
        }));
        var archived = await desk.Owner.GetAsync($"{desk.Path}/cards?state=archived&limit=200");
        Assert.Equal(cards.Order(), content["cards"]!.AsArray().Concat(archived["items"]!.AsArray()).Select(card => card!.Id()).Order());
        foreach (var list in content["cards"]!.AsArray().GroupBy(card => card!.Text("listId")))
        {
            Assert.Equal(list.Count(), list.Select(card => card!.Text("rank")).Distinct().Count());
        }

        // The dice of one run must not have left out what the test is about.
        var told = events.CountBy(e => e.Text("type")!).ToDictionary();
        Assert.True(told["list.cards_archived"] >= 10 && told["list.cards_restored"] >= 5, string.Join(", ", told));
        foreach (var replica in replicas)
        {
            await replica.DisposeAsync();
        }
    }

    private static async Task PlayAsync(Desk desk, Replica replica, Guid[] cards, Random random)
    {
        for (var i = 0; i < StepsEach; i++)
        {
            var (card, list) = (cards[random.Next(cards.Length)], desk.Lists[random.Next(desk.Lists.Length)]);
            switch (random.Next(20))
            {
                case 0:
                    await replica.ConnectAsync(TestContext.Current.CancellationToken);
                    break;
                case < 4:
                    await TellAsync(replica, $"lists/{list}/archive-cards");
                    break;
                case < 11:
                    await TellAsync(replica, $"{desk.Path}/undo");
                    break;
                case < 13:
                    await TellAsync(replica, $"{desk.Path}/redo");
                    break;
                case < 15:
                    await TellAsync(replica, $"cards/{card}/restore");
                    break;
                default:
                    await TellAsync(replica, $"cards/{card}/moves", new { listId = list, afterId = cards[random.Next(cards.Length)] });
                    break;
            }
        }
    }

    /// <summary>What cannot be done now is refused, and nothing else goes wrong.</summary>
    private static async Task TellAsync(Replica replica, string path, object? body = null)
    {
        using var response = await replica.Person.SendAsync(HttpMethod.Post, path, body);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(
            response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict || text.Contains("afterId", StringComparison.Ordinal),
            $"{path}: {response.StatusCode} {text}");
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Boards;

/// <summary>One of a crowd: picks what to do by chance, and knows what its own client knows.</summary>
internal sealed class CrowdHand(
    Desk desk, Replica replica, List<Guid> cards, Guid label, Random random, ConcurrentBag<CrowdAnswer> answers)
{
    public Replica Replica { get; } = replica;

    /// <summary>How it tells the server.</summary>
    public CrowdVoice Voice { get; } = new(replica, random, answers);

    public int Restores { get; private set; }

    public int Reconnects { get; private set; }

    public int MovesBySocket { get; private set; }

    public int MovesByRest { get; private set; }

    /// <summary>Moves, edits, takes back and does again so many times. Restoring and reconnecting come on top.</summary>
    public async Task PlayAsync(int steps)
    {
        var tookBack = false;
        for (var done = 0; done < steps;)
        {
            await Wait.UntilAsync("the board is known", () => Replica.Read(fold => fold.Cards.Count > 0));
            var (id, version) = Replica.Read(fold =>
            {
                var (any, card) = fold.Cards.ElementAt(random.Next(fold.Cards.Count));
                return (any, card.Number("version"));
            });
            var kind = random.Next(100);
            if (kind >= 90)
            {
                await (kind < 96 ? RestoreAsync() : ReconnectAsync());
                continue;
            }

            done++;
            if (tookBack && kind % 2 == 0)
            {
                tookBack = false;
                await Voice.TellAsync(StepBack("redo"));
            }
            else if (kind < 50)
            {
                await MoveAsync(id, version);
            }
            else if (kind < 70)
            {
                await Voice.TellAsync(Edit(id, version));
            }
            else
            {
                tookBack = await Voice.TellAsync(StepBack("undo")) == "applied";
            }
        }
    }

    private async Task RestoreAsync()
    {
        // Any of them: most are on the board, and for those it changes nothing.
        Restores++;
        using var response = await Replica.Person.SendAsync(HttpMethod.Post, $"cards/{cards[random.Next(cards.Count)]}/restore");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private Task ReconnectAsync()
    {
        Reconnects++;
        return Replica.ConnectAsync(TestContext.Current.CancellationToken);
    }

    private async Task MoveAsync(string id, long version)
    {
        var listId = desk.Lists[random.Next(desk.Lists.Length)].ToString();
        var order = Replica.Read(fold => fold.Order(listId).Where(other => other != id).ToList());
        var at = random.Next(order.Count + 1);
        JsonObject move = new()
        {
            ["listId"] = listId,
            ["afterId"] = at == 0 ? null : order[at - 1],
            ["beforeId"] = at == order.Count ? null : order[at],
            ["seenVersion"] = random.Next(4) == 0 ? null : version,
        };
        var wish = new CrowdWish("move", id, HttpMethod.Post, $"cards/{id}/moves", move);
        if (random.Next(2) == 0)
        {
            MovesByRest++;
            await Voice.TellAsync(wish);
        }
        else
        {
            MovesBySocket++;
            await Voice.TellBySocketAsync(wish, random.Next(8) == 0 ? (Cut)random.Next(3) : null);
        }
    }

    private CrowdWish Edit(string id, long version)
    {
        var (path, me) = ($"cards/{id}", Replica.Person.Id);
        JsonObject title = new() { ["title"] = $"Title {random.Next(1000)}" };
        JsonObject looks = new() { ["estimate"] = random.Next(100), ["cover"] = "blue" };
        return random.Next(20) switch
        {
            < 6 => new("edit", id, HttpMethod.Patch, path, new() { ["title"] = title["title"]!.DeepClone(), ["version"] = version }, "card.updated", title),
            < 10 => new("edit", id, HttpMethod.Patch, path, looks, "card.updated", looks),
            < 13 => new("edit", id, HttpMethod.Put, $"{path}/labels/{label}", null, "card.label_added", new() { ["labelId"] = label }),
            < 16 => new("edit", id, HttpMethod.Delete, $"{path}/labels/{label}", null, "card.label_removed", new() { ["labelId"] = label }),
            < 18 => new("edit", id, HttpMethod.Put, $"{path}/assignees/{me}", null, "card.assigned", new() { ["userId"] = me }),
            _ => new("edit", id, HttpMethod.Post, $"{path}/archive", null, "card.archived", []),
        };
    }

    private CrowdWish StepBack(string step) => new(step, null, HttpMethod.Post, $"{desk.Path}/{step}");
}

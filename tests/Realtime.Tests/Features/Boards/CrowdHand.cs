using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Realtime.Client;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Boards;

/// <summary>One of a crowd: picks what to do by chance, and knows what its own client knows.</summary>
internal sealed class CrowdHand(
    Desk desk, Replica replica, List<Guid> cards, Guid label, Random random, ConcurrentBag<CrowdAnswer> answers)
{
    public Replica Replica { get; } = replica;

    public int Restores { get; private set; }

    public int Reconnects { get; private set; }

    public int MovesBySocket { get; private set; }

    public int MovesByRest { get; private set; }

    public int SentAgain { get; private set; }

    /// <summary>How often the connection broke in a call, and how often its event was known when the call was sent again.</summary>
    public Dictionary<Cut, (int Count, int Known)> Cuts { get; } = Enum.GetValues<Cut>().ToDictionary(cut => cut, _ => (0, 0));

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
                await TellAsync(StepBack("redo"));
            }
            else if (kind < 50)
            {
                await MoveAsync(id, version);
            }
            else if (kind < 70)
            {
                await TellAsync(Edit(id, version));
            }
            else
            {
                tookBack = await TellAsync(StepBack("undo")) == "applied";
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
            await TellAsync(wish);
        }
        else
        {
            MovesBySocket++;
            await TellBySocketAsync(wish, random.Next(8) == 0 ? (Cut)random.Next(3) : null);
        }
    }

    private CrowdWish Edit(string id, long version)
    {
        var (path, me) = ($"cards/{id}", Replica.Person.Id);
        JsonObject title = new() { ["title"] = $"Title {random.Next(1000)}" };
        JsonObject looks = new() { ["estimate"] = random.Next(100), ["cover"] = "blue" };
        return random.Next(20) switch
        {
            < 6 => new("edit", id, HttpMethod.Patch, path, With(title, ("version", version)), "card.updated", title),
            < 10 => new("edit", id, HttpMethod.Patch, path, looks, "card.updated", looks),
            < 13 => new("edit", id, HttpMethod.Put, $"{path}/labels/{label}", null, "card.label_added", new() { ["labelId"] = label }),
            < 16 => new("edit", id, HttpMethod.Delete, $"{path}/labels/{label}", null, "card.label_removed", new() { ["labelId"] = label }),
            < 18 => new("edit", id, HttpMethod.Put, $"{path}/assignees/{me}", null, "card.assigned", new() { ["userId"] = me }),
            _ => new("edit", id, HttpMethod.Post, $"{path}/archive", null, "card.archived", []),
        };
    }

    private CrowdWish StepBack(string step) => new(step, null, HttpMethod.Post, $"{desk.Path}/{step}");

    private async Task<string> TellAsync(CrowdWish wish)
    {
        var opId = Guid.CreateVersion7();
        var answer = await CallAsync(wish, opId);
        if (random.Next(10) == 0)
        {
            answer = AssertSame(answer, await CallAsync(wish, opId));
        }

        answers.Add(answer);
        return answer.Code;
    }

    private async Task TellBySocketAsync(CrowdWish wish, Cut? cut)
    {
        var opId = Guid.CreateVersion7();
        var answer = await InvokeAsync(wish, opId, cut);
        if (answer is null)
        {
            answer = await AskUntilAnsweredAsync(wish, opId, cut);
        }
        else if (random.Next(10) == 0)
        {
            // By the other way too: it is the same operation.
            var again = random.Next(2) == 0 ? await CallAsync(wish, opId) : await InvokeAsync(wish, opId, null);
            answer = AssertSame(answer, again!);
        }

        answers.Add(answer);
    }

    /// <summary>Whether it was done is unknown to a client whose connection broke: it asks again with the same operation id.</summary>
    private async Task<CrowdAnswer> AskUntilAnsweredAsync(CrowdWish wish, Guid opId, Cut? cut)
    {
        var (answer, isKnown) = ((CrowdAnswer?)null, false);
        await Wait.UntilAsync("the server answered", async () =>
        {
            isKnown = Replica.HasHeard(opId);
            return (answer = await InvokeAsync(wish, opId, null)) is not null;
        });
        if (cut is { } moment)
        {
            var (count, known) = Cuts[moment];
            Cuts[moment] = (count + 1, known + (isKnown ? 1 : 0));
        }

        return answer!;
    }

    private CrowdAnswer AssertSame(CrowdAnswer first, CrowdAnswer again)
    {
        SentAgain++;
        if (!first.IsKept)
        {
            return again;
        }

        Assert.True(JsonNode.DeepEquals(first.Body, again.Body), $"first {first.Body.ToJsonString()}\nagain {again.Body.ToJsonString()}");
        return first;
    }

    private async Task<CrowdAnswer> CallAsync(CrowdWish wish, Guid opId)
    {
        using var response = await Replica.Person.SendAsync(wish.Method, wish.Path, wish.Body, opId);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(response.IsSuccessStatusCode, body["code"] is null);
        body.AsObject().Remove("traceId");
        return Answer(wish, opId, body);
    }

    /// <summary>Null when the connection broke before an answer came, or has not come back.</summary>
    private async Task<CrowdAnswer?> InvokeAsync(CrowdWish wish, Guid opId, Cut? cut)
    {
        try
        {
            return Answer(wish, opId, await Replica.MoveAsync(With(wish.Body!, ("cardId", wish.CardId), ("opId", opId)), cut));
        }
        catch (RealtimeException refused) when (!refused.IsOutcomeUnknown)
        {
            return Answer(wish, opId, new JsonObject { ["code"] = refused.Code });
        }
        catch (RealtimeException broken) when (broken.Code == ErrorCodes.ConnectionLost)
        {
            return null;
        }
    }

    private CrowdAnswer Answer(CrowdWish wish, Guid opId, JsonNode body) =>
        new(wish, body.Text("code") ?? body.Text("outcome") ?? "applied", opId, Replica.Person.Id, body);

    private static JsonObject With(JsonObject body, params (string Member, JsonNode? Value)[] more)
    {
        var copy = body.DeepClone().AsObject();
        foreach (var (member, value) in more)
        {
            copy[member] = value;
        }

        return copy;
    }
}

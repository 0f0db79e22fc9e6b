using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Realtime.Client;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Boards;

/// <summary>How one of a crowd tells the server what it wishes: by REST or socket, sometimes again, sometimes over a line that breaks.</summary>
internal sealed class CrowdVoice(Replica replica, Random random, ConcurrentBag<CrowdAnswer> answers)
{
    public int SentAgain { get; private set; }

    /// <summary>How often the connection broke in a call, and how often its event was known when the call was sent again.</summary>
    public Dictionary<Cut, (int Count, int Known)> Cuts { get; } = Enum.GetValues<Cut>().ToDictionary(cut => cut, _ => (0, 0));

    /// <summary>Tells it by REST, now and then twice.</summary>
    /// <returns>The code or outcome that came back.</returns>
    public async Task<string> TellAsync(CrowdWish wish)
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

    /// <summary>The same over the socket, which breaks on the way if a cut is given.</summary>
    public async Task TellBySocketAsync(CrowdWish wish, Cut? cut)
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
            isKnown = replica.HasHeard(opId);
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
        using var response = await replica.Person.SendAsync(wish.Method, wish.Path, wish.Body, opId);
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
            return Answer(wish, opId, await replica.MoveAsync(wish.AsCall(opId), cut));
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
        new(wish, body.Text("code") ?? body.Text("outcome") ?? "applied", opId, replica.Person.Id, body);
}

using System.Net;
using System.Text;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Limits;

/// <summary>A hub connection by polling, step by step: between two steps no request is open.</summary>
public sealed class RawPoller(PlainCaller caller, string path, (string Name, string Value)[] headers)
{
    private const char Separator = '\u001e';

    /// <summary>Asks for a connection.</summary>
    /// <returns>The refusal's code, or the connection, which is not open before its handshake.</returns>
    public static async Task<(string? Refusal, RawPoller? Poller)> NegotiateAsync(
        ServerFixture server, PlainCaller caller, Person person, string? forwardedFor = null)
    {
        List<(string Name, string Value)> headers = [("Cookie", person.Cookies.GetCookieHeader(server.Address))];
        if (forwardedFor is not null)
        {
            headers.Add(("X-Forwarded-For", forwardedFor));
        }

        var reply = await caller.SendAsync(HttpMethod.Post, "/hubs/realtime/negotiate?negotiateVersion=1", null, [.. headers]);
        if (reply.Status != HttpStatusCode.OK)
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, reply.Status);
            return (reply.Code, null);
        }

        var token = Uri.EscapeDataString(reply.Json["connectionToken"]!.GetValue<string>());
        return (null, new RawPoller(caller, $"/hubs/realtime?id={token}", [.. headers]));
    }

    /// <summary>Shakes hands and polls once more, for the answer.</summary>
    /// <returns>The frames that came; the first answers the handshake.</returns>
    public async Task<string[]> ConnectAsync()
    {
        Assert.Equal(HttpStatusCode.OK, (await caller.GetAsync(path, headers)).Status);
        using var handshake = new StringContent($$"""{"protocol":"json","version":1}{{Separator}}""", Encoding.UTF8);
        Assert.Equal(HttpStatusCode.OK, (await caller.SendAsync(HttpMethod.Post, path, handshake, headers)).Status);
        return await PollAsync();
    }

    /// <summary>The frames that wait, or the next ones; none when the connection is over.</summary>
    public async Task<string[]> PollAsync()
    {
        var reply = await caller.GetAsync(path, headers);
        Assert.True(reply.Status is HttpStatusCode.OK or HttpStatusCode.NoContent, $"{reply.Status}: {reply.Text}");
        return reply.Text.Split(Separator, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Ends it.</summary>
    public async Task CloseAsync() =>
        Assert.Equal(HttpStatusCode.Accepted, (await caller.SendAsync(HttpMethod.Delete, path, null, headers)).Status);
}

using System.Net;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Limits;

public sealed class SocketLimitTests(LimitsServer server) : IClassFixture<LimitsServer>
{
    [Fact]
    public async Task A_person_may_open_so_many_sockets_and_again_when_one_has_closed()
    {
        await using var ana = await server.ArriveAsync();
        var sockets = new List<RawSocket>();
        for (var i = 0; i < LimitsServer.SocketsPerUser; i++)
        {
            sockets.Add(await RawSocket.OpenAsync(server, ana));
        }

        await using var tooMany = await RawSocket.OpenAsync(server, ana);
        Assert.Equal(429, tooMany.HttpStatus);

        await sockets[0].DisposeAsync();
        await Wait.UntilAsync("the closed socket's place is free", async () => await OpensAsync(ana));
        foreach (var socket in sockets)
        {
            await socket.DisposeAsync();
        }
    }

    [Fact]
    public async Task Who_has_too_many_is_told_so_when_it_negotiates()
    {
        await using var ana = await server.ArriveAsync();
        await using var first = await RawSocket.OpenAsync(server, ana);
        await using var second = await RawSocket.OpenAsync(server, ana);
        await using var third = await RawSocket.OpenAsync(server, ana);
        using var caller = new PlainCaller(server);

        server.Clock.Now += TimeSpan.FromMinutes(1);
        var reply = await caller.SendAsync(
            HttpMethod.Post, "/hubs/realtime/negotiate?negotiateVersion=1", null, ("Cookie", ana.Cookies.GetCookieHeader(server.Address)));

        Assert.Equal((HttpStatusCode.TooManyRequests, "limit.connections"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task One_persons_sockets_take_no_place_from_another()
    {
        await using var bo = await server.ArriveAsync();
        await using var ana = await server.ArriveAsync();
        await using var first = await RawSocket.OpenAsync(server, ana);
        await using var second = await RawSocket.OpenAsync(server, ana);
        await using var third = await RawSocket.OpenAsync(server, ana);
        await using var others = await RawSocket.OpenAsync(server, bo);

        Assert.Equal(101, others.HttpStatus);
    }

    [Fact]
    public async Task An_address_may_open_so_many_whoever_is_behind_it()
    {
        await using var bo = await server.ArriveAsync();
        await using var ana = await server.ArriveAsync();
        await using var first = await RawSocket.OpenAsync(server, ana, forwardedFor: "192.0.2.1");
        await using var second = await RawSocket.OpenAsync(server, ana, forwardedFor: "192.0.2.1");
        await using var third = await RawSocket.OpenAsync(server, bo, forwardedFor: "192.0.2.1");
        await using var fourth = await RawSocket.OpenAsync(server, bo, forwardedFor: "192.0.2.1");
        await using var tooMany = await RawSocket.OpenAsync(server, bo, forwardedFor: "192.0.2.1");
        await using var elsewhere = await RawSocket.OpenAsync(server, bo, forwardedFor: "192.0.2.2");

        Assert.Equal((101, 429, 101), (fourth.HttpStatus, tooMany.HttpStatus, elsewhere.HttpStatus));
    }

    /// <summary>Waits as a client does that was refused: each try costs a call.</summary>
    private async Task<bool> OpensAsync(Person person)
    {
        server.Clock.Now += TimeSpan.FromSeconds(1);
        await using var socket = await RawSocket.OpenAsync(server, person);
        return socket.HttpStatus == 101;
    }
}

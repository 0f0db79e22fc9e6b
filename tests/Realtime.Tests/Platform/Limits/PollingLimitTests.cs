using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Limits;

/// <summary>Where a network lets no WebSocket pass, clients poll; between two polls no request is open.</summary>
public sealed class PollingLimitTests(LimitsServer server) : IClassFixture<LimitsServer>
{
    [Fact]
    public async Task A_person_may_hold_so_many_connections_open_by_polling_and_again_when_one_has_closed()
    {
        await using var ana = await server.ArriveAsync();
        var held = new List<HubConnection>();
        for (var i = 0; i < LimitsServer.SocketsPerUser; i++)
        {
            held.Add(Connect(ana));
            await held[^1].StartAsync(TestContext.Current.CancellationToken);
            server.Clock.Now += TimeSpan.FromMinutes(1);
        }

        Assert.False(await OpensAsync(ana));
        Assert.All(held, connection => Assert.Equal(HubConnectionState.Connected, connection.State));

        await held[0].DisposeAsync();
        await Wait.UntilAsync("the closed connection's place is free", () => OpensAsync(ana));
        foreach (var connection in held)
        {
            await connection.DisposeAsync();
        }
    }

    private HubConnection Connect(Person person) => new HubConnectionBuilder()
        .WithUrl(new Uri(server.Address, "hubs/realtime"), HttpTransportType.LongPolling, options => options.Cookies = person.Cookies)
        .Build();

    private async Task<bool> OpensAsync(Person person)
    {
        server.Clock.Now += TimeSpan.FromMinutes(1);
        await using var connection = Connect(person);
        try
        {
            await connection.StartAsync(TestContext.Current.CancellationToken);
            await connection.InvokeAsync("Unsubscribe", person.Id, TestContext.Current.CancellationToken);
            return true;
        }
        catch (Exception refused) when (refused is not OperationCanceledException { CancellationToken.IsCancellationRequested: true })
        {
            return false;
        }
    }
}

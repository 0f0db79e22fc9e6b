using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Limits;

public sealed class HubLimitTests(LimitsServer server) : IClassFixture<LimitsServer>
{
    private const int CostOfSubscribe = 2;
    private const int Subscriptions = LimitsServer.HubBurst / CostOfSubscribe;

    [Fact]
    public async Task An_account_that_calls_too_often_is_refused_and_its_socket_lives()
    {
        await using var ana = await server.ArriveAsync();
        await using var socket = await RawSocket.OpenAsync(server, ana);
        await SpendAsync(socket, ana);

        var refused = await SubscribeAsync(socket, ana);
        server.Clock.Now += TimeSpan.FromSeconds(CostOfSubscribe);

        Assert.Equal("limit.exceeded: Too many calls. Try again in 2 s.", refused);
        Assert.Null(await SubscribeAsync(socket, ana));
        Assert.NotNull(await SubscribeAsync(socket, ana));
    }

    [Fact]
    public async Task A_method_costs_what_it_says_and_otherwise_one()
    {
        await using var ana = await server.ArriveAsync();
        await using var socket = await RawSocket.OpenAsync(server, ana);
        for (var i = 0; i < LimitsServer.HubBurst; i++)
        {
            Assert.Null((await socket.InvokeAsync("Unsubscribe", $"[\"{ana.Id}\"]"))!["error"]);
        }

        Assert.NotNull((await socket.InvokeAsync("Unsubscribe", $"[\"{ana.Id}\"]"))!["error"]);
    }

    [Fact]
    public async Task An_accounts_sockets_share_one_count_that_a_new_socket_does_not_refill()
    {
        await using var ana = await server.ArriveAsync();
        await using var first = await RawSocket.OpenAsync(server, ana);
        await SpendAsync(first, ana);
        await first.DisposeAsync();
        await using var second = await RawSocket.OpenAsync(server, ana);

        Assert.NotNull(await SubscribeAsync(second, ana));
    }

    [Fact]
    public async Task One_accounts_flood_does_not_touch_another()
    {
        await using var bo = await server.ArriveAsync();
        await using var ana = await server.ArriveAsync();
        await using var flooding = await RawSocket.OpenAsync(server, ana);
        await using var calm = await RawSocket.OpenAsync(server, bo);
        await SpendAsync(flooding, ana);

        Assert.NotNull(await SubscribeAsync(flooding, ana));
        Assert.Null(await SubscribeAsync(calm, bo));
    }

    [Fact]
    public async Task A_socket_that_does_not_listen_to_refusals_is_closed()
    {
        await using var ana = await server.ArriveAsync();
        await using var socket = await RawSocket.OpenAsync(server, ana);
        await SpendAsync(socket, ana);
        for (var i = 1; i < LimitsServer.MaxRefusals; i++)
        {
            Assert.NotNull(await SubscribeAsync(socket, ana));
        }

        await socket.SendAsync($$"""{"type":1,"invocationId":"last","target":"Subscribe","arguments":["{{ana.Id}}",0]}""");

        await socket.WaitForCloseAsync();
    }

    [Fact]
    public async Task Calls_that_a_tokens_scope_does_not_allow_are_counted_too()
    {
        await using var ana = await server.ArriveAsync();
        var made = await ana.PostAsync("me/tokens", new { name = "Bot", scopes = (string[])["account:read"] });
        await using var socket = await RawSocket.OpenAsync(server, bearer: made["token"]!.GetValue<string>());
        for (var i = 0; i < LimitsServer.HubBurst; i++)
        {
            Assert.StartsWith("auth.scope_missing", await MarkAsync(socket), StringComparison.Ordinal);
        }

        Assert.StartsWith("limit.exceeded", await MarkAsync(socket), StringComparison.Ordinal);

        static async Task<string> MarkAsync(RawSocket socket) =>
            (await socket.InvokeAsync("MarkRead", $"[\"{Guid.CreateVersion7()}\",1]"))!["error"]!.GetValue<string>();
    }

    [Fact]
    public async Task Refusals_count_only_in_a_row()
    {
        await using var ana = await server.ArriveAsync();
        await using var socket = await RawSocket.OpenAsync(server, ana);
        await SpendAsync(socket, ana);
        for (var i = 0; i < LimitsServer.MaxRefusals; i++)
        {
            Assert.NotNull(await SubscribeAsync(socket, ana));
            server.Clock.Now += TimeSpan.FromSeconds(CostOfSubscribe);
            Assert.Null(await SubscribeAsync(socket, ana));
        }
    }

    private static async Task SpendAsync(RawSocket socket, Person person)
    {
        for (var i = 0; i < Subscriptions; i++)
        {
            Assert.Null(await SubscribeAsync(socket, person));
        }
    }

    /// <summary>The refusal, or null when there was none.</summary>
    private static async Task<string?> SubscribeAsync(RawSocket socket, Person person)
    {
        var reply = await socket.InvokeAsync("Subscribe", $"[\"{person.Id}\",0]");
        Assert.NotNull(reply);
        return reply["error"]?.GetValue<string>();
    }
}

using System.Net;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Tokens;

public sealed class TicketTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_ticket_opens_one_socket_for_whoever_asked()
    {
        await using var ana = await server.RegisterAsync();
        var reply = await ana.PostAsync("auth/ticket");
        var ticket = reply["ticket"]!.GetValue<string>();
        await using var first = await RawSocket.OpenAsync(server, queryToken: ticket);
        await using var second = await RawSocket.OpenAsync(server, queryToken: ticket);

        Assert.Equal(30, reply["expiresIn"]!.GetValue<int>());
        Assert.NotNull((await first.InvokeAsync("Subscribe", $"""["{ana.Id}",null]"""))?["result"]);
        Assert.Equal(401, second.HttpStatus);
    }

    [Fact]
    public async Task Of_sockets_opened_at_once_with_one_ticket_one_is_let_in()
    {
        await using var ana = await server.RegisterAsync();
        var ticket = (await ana.PostAsync("auth/ticket"))["ticket"]!.GetValue<string>();
        var sockets = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => RawSocket.OpenAsync(server, queryToken: ticket)));

        Assert.Single(sockets, socket => socket.HttpStatus == 101);
        foreach (var socket in sockets)
        {
            await socket.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_ticket_is_good_for_the_hub_alone()
    {
        await using var ana = await server.RegisterAsync();
        var ticket = (await ana.PostAsync("auth/ticket"))["ticket"]!.GetValue<string>();
        await using var caller = new ProgramCaller(server, ticket);

        Assert.Equal(HttpStatusCode.Unauthorized, await caller.StatusAsync(HttpMethod.Get, "me"));
        Assert.Equal(HttpStatusCode.Unauthorized, await caller.StatusAsync(HttpMethod.Get, $"me?access_token={ticket}"));
    }

    [Fact]
    public async Task Its_socket_closes_with_the_session_that_asked()
    {
        await using var ana = await server.RegisterAsync();
        await using var program = await ProgramCaller.SignInAsync(server, ana);
        var ticket = (await program.SendAsync(HttpMethod.Post, "auth/ticket")).Json["ticket"]!.GetValue<string>();
        var unused = (await program.SendAsync(HttpMethod.Post, "auth/ticket")).Json["ticket"]!.GetValue<string>();
        await using var socket = await RawSocket.OpenAsync(server, queryToken: ticket);
        await ana.StatusAsync(HttpMethod.Delete, "me/sessions");
        await socket.WaitForCloseAsync();
        await using var late = await RawSocket.OpenAsync(server, queryToken: unused);

        Assert.Equal(401, late.HttpStatus);
    }

    [Fact]
    public async Task A_token_comes_to_the_hub_by_ticket_with_its_scopes_and_never_in_the_address_itself()
    {
        await using var ana = await server.RegisterAsync();
        var token = (await ana.PostAsync("me/tokens", new { name = "Bot", scopes = new[] { "account:read" } }))["token"]!
            .GetValue<string>();
        await using var bot = new ProgramCaller(server, token);
        var ticket = (await bot.SendAsync(HttpMethod.Post, "auth/ticket")).Json["ticket"]!.GetValue<string>();
        await using var socket = await RawSocket.OpenAsync(server, queryToken: ticket);
        await using var bare = await RawSocket.OpenAsync(server, queryToken: token);
        var sent = await socket.InvokeAsync("MarkRead", $"""["{Guid.CreateVersion7()}",1]""", "2");

        Assert.NotNull((await socket.InvokeAsync("Subscribe", $"""["{ana.Id}",null]"""))?["result"]);
        Assert.StartsWith("auth.scope_missing", sent!["error"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(401, bare.HttpStatus);
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Data;
using Realtime.Platform.Identity;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Accounts;

public sealed class RefreshTests(ServerFixture server) : IClassFixture<ServerFixture>, IDisposable
{
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Fact]
    public async Task Each_refresh_brings_the_next_pair_in_the_same_session()
    {
        await using var ana = await server.RegisterAsync();
        await using var program = await ProgramCaller.SignInAsync(server, ana);
        var second = await RefreshAsync(program.RefreshToken);
        var third = await RefreshAsync(Refresh(second));
        await using var renewed = new ProgramCaller(server, third.Json["accessToken"]!.GetValue<string>());
        var sessions = (await renewed.GetAsync("me/sessions"))["items"]!.AsArray();

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (second.Status, third.Status));
        Assert.Equal(43, Refresh(third).Length);
        Assert.Equal(2, sessions.Count);
    }

    [Fact]
    public async Task A_second_use_ends_the_family_and_closes_its_sockets()
    {
        await using var ana = await server.RegisterAsync();
        await using var program = await ProgramCaller.SignInAsync(server, ana);
        await using var socket = await RawSocket.OpenAsync(server, bearer: program.Token);
        var second = await RefreshAsync(program.RefreshToken);
        var reused = await RefreshAsync(program.RefreshToken);
        await socket.WaitForCloseAsync();
        var successor = await RefreshAsync(Refresh(second));

        Assert.Equal((HttpStatusCode.Unauthorized, "auth.refresh_reused"), (reused.Status, reused.Code));
        Assert.Equal((HttpStatusCode.Unauthorized, "auth.refresh_invalid"), (successor.Status, successor.Code));
        Assert.Equal(HttpStatusCode.Unauthorized, await program.StatusAsync(HttpMethod.Get, "me"));
        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync(HttpMethod.Get, "me"));
    }

    [Fact]
    public async Task Of_fifty_parallel_refreshes_with_one_token_one_wins_and_the_others_end_the_family()
    {
        await using var ana = await server.RegisterAsync();
        await using var program = await ProgramCaller.SignInAsync(server, ana);
        await using var socket = await RawSocket.OpenAsync(server, bearer: program.Token);
        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => RefreshAsync(program.RefreshToken)));
        var winner = Assert.Single(replies, reply => reply.Status == HttpStatusCode.OK);
        await using var won = new ProgramCaller(server, winner.Json["accessToken"]!.GetValue<string>());
        await socket.WaitForCloseAsync();

        // The first loser finds the token used and ends the family; whoever comes after finds an ended one.
        Assert.Single(replies, reply => reply.Status == HttpStatusCode.Unauthorized && reply.Code == "auth.refresh_reused");
        Assert.Equal(48, replies.Count(reply => reply.Status == HttpStatusCode.Unauthorized && reply.Code == "auth.refresh_invalid"));
        Assert.Equal(HttpStatusCode.Unauthorized, await won.StatusAsync(HttpMethod.Get, "me"));
        Assert.Equal("auth.refresh_invalid", (await RefreshAsync(Refresh(winner))).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task An_unknown_token_brings_nothing(string token)
    {
        var reply = await RefreshAsync(token);

        Assert.Equal((HttpStatusCode.Unauthorized, "auth.refresh_invalid"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task The_database_holds_no_token_that_could_be_used()
    {
        await using var ana = await server.RegisterAsync();
        await using var program = await ProgramCaller.SignInAsync(server, ana);
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<AppDbContext>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        var hash = Secrets.Hash(program.RefreshToken);

        Assert.True(await db.Set<RefreshToken>().AnyAsync(token => token.Hash == hash, TestContext.Current.CancellationToken));
        Assert.Equal(32, hash.Length);
    }

    private static string Refresh(PlainCaller.Reply reply) => reply.Json["refreshToken"]!.GetValue<string>();

    private Task<PlainCaller.Reply> RefreshAsync(string token) =>
        _caller.PostAsync("/api/v1/auth/token", ProgramCaller.RefreshGrant(token));
}

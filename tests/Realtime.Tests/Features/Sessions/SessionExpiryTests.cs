using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Jobs;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;
using Realtime.Tests.Support.Time;

namespace Realtime.Tests.Features.Sessions;

public sealed class SessionExpiryTests(TimeServer server) : IClassFixture<TimeServer>, IDisposable
{
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Fact]
    public async Task A_browser_session_that_is_not_used_for_seven_days_ends()
    {
        await using var ana = await server.RegisterAsync();
        server.Clock.Now += TimeSpan.FromDays(6.9);
        var used = await ana.StatusAsync(HttpMethod.Get, "me");
        server.Clock.Now += TimeSpan.FromDays(6.9);
        var again = await ana.StatusAsync(HttpMethod.Get, "me");
        server.Clock.Now += TimeSpan.FromDays(7.1);
        var late = await ana.StatusAsync(HttpMethod.Get, "me");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized), (used, again, late));
    }

    [Fact]
    public async Task A_program_that_does_not_refresh_for_thirty_days_has_to_sign_in_again()
    {
        await using var ana = await server.RegisterAsync();
        await using var program = await ProgramCaller.SignInAsync(server, ana);
        server.Clock.Now += TimeSpan.FromDays(29.9);
        var refreshed = await RefreshAsync(program.RefreshToken);
        server.Clock.Now += TimeSpan.FromDays(30.1);
        var late = await RefreshAsync(Next(refreshed));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized, "auth.refresh_invalid"), (refreshed.Status, late.Status, late.Code));
    }

    [Fact]
    public async Task A_family_ends_after_ninety_days_however_much_it_is_used()
    {
        await using var ana = await server.RegisterAsync();
        await using var program = await ProgramCaller.SignInAsync(server, ana);
        var token = program.RefreshToken;
        for (var i = 0; i < 4; i++)
        {
            server.Clock.Now += TimeSpan.FromDays(22);
            token = Next(await RefreshAsync(token));
        }

        server.Clock.Now += TimeSpan.FromDays(2.1);
        Assert.Equal("auth.refresh_invalid", (await RefreshAsync(token)).Code);
    }

    [Fact]
    public async Task What_ended_long_ago_is_removed()
    {
        await using var ana = await server.RegisterAsync();
        await using var program = await ProgramCaller.SignInAsync(server, ana);
        var next = Next(await RefreshAsync(program.RefreshToken));
        server.Clock.Now += TimeSpan.FromDays(31);
        var cleanUps = server.Services.GetRequiredService<CleanUps>();
        await cleanUps.RunAsync(TestContext.Current.CancellationToken);

        // The used token is forgotten: trying it no longer says that it was reused.
        Assert.Equal("auth.refresh_invalid", (await RefreshAsync(program.RefreshToken)).Code);
        server.Clock.Now += TimeSpan.FromDays(120);
        await cleanUps.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal("auth.refresh_invalid", (await RefreshAsync(next)).Code);
    }

    private static string Next(PlainCaller.Reply reply) => reply.Json["refreshToken"]!.GetValue<string>();

    private Task<PlainCaller.Reply> RefreshAsync(string token) =>
        _caller.PostAsync("/api/v1/auth/token", ProgramCaller.RefreshGrant(token));
}

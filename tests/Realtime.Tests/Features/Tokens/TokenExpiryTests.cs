using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Jobs;
using Realtime.Tests.Support;
using Realtime.Tests.Support.Time;

namespace Realtime.Tests.Features.Tokens;

public sealed class TokenExpiryTests(TimeServer server) : IClassFixture<TimeServer>
{
    [Fact]
    public async Task A_token_ends_when_its_owner_said_and_is_listed_a_while_longer()
    {
        await using var ana = await server.RegisterAsync();
        var made = await ana.PostAsync(
            "me/tokens", new { name = "Bot", scopes = new[] { "account:read" }, expiresAt = server.Clock.Now.AddDays(2) });
        await using var bot = new ProgramCaller(server, made["token"]!.GetValue<string>());
        server.Clock.Now += TimeSpan.FromDays(1.9);
        var before = await bot.StatusAsync(HttpMethod.Get, "me");
        server.Clock.Now += TimeSpan.FromDays(0.2);
        var after = await bot.StatusAsync(HttpMethod.Get, "me");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (before, after));
        Assert.Single((await ana.GetAsync("me/tokens"))["items"]!.AsArray());
        for (var i = 0; i < 5; i++)
        {
            server.Clock.Now += TimeSpan.FromDays(6.1);
            await ana.StatusAsync(HttpMethod.Get, "me");
        }

        await server.Services.GetRequiredService<CleanUps>().RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, await bot.StatusAsync(HttpMethod.Get, "me"));
    }

    [Fact]
    public async Task A_ticket_that_is_not_used_within_half_a_minute_opens_nothing()
    {
        await using var ana = await server.RegisterAsync();
        var ticket = (await ana.PostAsync("auth/ticket"))["ticket"]!.GetValue<string>();
        server.Clock.Now += TimeSpan.FromSeconds(31);
        await using var socket = await RawSocket.OpenAsync(server, queryToken: ticket);

        Assert.Equal(401, socket.HttpStatus);
    }
}

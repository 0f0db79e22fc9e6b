using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Data;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Identity;

/// <summary>What it costs to know who asks, in queries.</summary>
public sealed class CallerCostTests(CallerCostTests.Server server) : IClassFixture<CallerCostTests.Server>
{
    [Fact]
    public async Task A_request_asks_for_one_row_whatever_it_is_signed_in_by()
    {
        await using var ana = await server.RegisterAsync();
        await using var program = await ProgramCaller.SignInAsync(server, ana);
        await using var bot = await BotAsync(ana, "account:read");

        foreach (var ask in (Func<Task<HttpStatusCode>>[])
            [
                () => ana.StatusAsync(HttpMethod.Get, "me"), () => program.StatusAsync(HttpMethod.Get, "me"),
                () => bot.StatusAsync(HttpMethod.Get, "me"),
            ])
        {
            var before = server.Queries.Count;
            Assert.Equal(HttpStatusCode.OK, await ask());
            Assert.Equal(2, server.Queries.Count - before);
        }
    }

    [Fact]
    public async Task An_invocation_asks_for_none()
    {
        await using var ana = await server.RegisterAsync();
        await using var program = await ProgramCaller.SignInAsync(server, ana);
        await using var bot = await BotAsync(ana, "account:read");
        HubConnection[] sockets = [await ana.ConnectAsync(), await program.ConnectAsync(), await bot.ConnectAsync()];
        foreach (var socket in sockets)
        {
            // The first call is answered after all that connecting asks for; it may still be asking when the client is connected.
            await socket.InvokeAsync<JsonNode>("Subscribe", ana.Id, 0L, TestContext.Current.CancellationToken);
        }

        foreach (var socket in sockets)
        {
            var before = server.Queries.Count;
            await socket.InvokeAsync("Unsubscribe", ana.Id, TestContext.Current.CancellationToken);
            Assert.Equal(before, server.Queries.Count);
        }
    }

    private async Task<ProgramCaller> BotAsync(Person person, params string[] scopes)
    {
        var made = await person.PostAsync("me/tokens", new { name = "Bot", scopes });
        return new ProgramCaller(server, made["token"]!.GetValue<string>());
    }

    public sealed class Server : ServerFixture
    {
        public QueryCounter Queries { get; } = new();

        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Jobs:Enabled"] = "false" };

        protected override void Configure(IServiceCollection services) =>
            services.ConfigureDbContext<AppDbContext>(options => options.AddInterceptors(Queries));
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Identity;

/// <summary>Whoever reads the logs learns nothing that opens a door.</summary>
public sealed class SecretLogTests(SecretLogTests.Server server) : IClassFixture<SecretLogTests.Server>
{
    [Fact]
    public async Task No_log_line_holds_a_secret()
    {
        await using var ana = await server.RegisterAsync();
        using var caller = new PlainCaller(server);
        await using var program = await ProgramCaller.SignInAsync(server, ana);
        var token = (await ana.PostAsync("me/tokens", new { name = "Bot", scopes = new[] { "account:read" } }))["token"]!
            .GetValue<string>();
        var ticket = (await program.SendAsync(HttpMethod.Post, "auth/ticket")).Json["ticket"]!.GetValue<string>();
        foreach (var query in (string[])[ticket, ticket, token, program.Token, program.Token + "forged"])
        {
            await (await RawSocket.OpenAsync(server, queryToken: query)).DisposeAsync();
        }

        for (var i = 0; i < 3; i++)
        {
            await caller.PostAsync("/api/v1/auth/token", ProgramCaller.RefreshGrant(program.RefreshToken));
        }

        await using var bot = new ProgramCaller(server, token);
        await bot.StatusAsync(HttpMethod.Get, "me");
        await bot.StatusAsync(HttpMethod.Get, "me/tokens");
        await ana.StatusAsync(HttpMethod.Put, "me/password", new { current = ana.Password, @new = "short" });
        string[] secrets =
        [
            ana.Password, program.Token, program.RefreshToken, token, ticket, ana.Cookies.GetCookieHeader(server.Address).Split('=')[1],
        ];

        Assert.NotEmpty(server.Lines);
        Assert.DoesNotContain(server.Lines, line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)));
    }

    /// <summary>Logs more than an operator would, to memory.</summary>
    public sealed class Server : ServerFixture, ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["Logging:LogLevel:Default"] = "Debug",
            ["Logging:LogLevel:Microsoft"] = "Information",
        };

        protected override void Configure(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(this);

        public ILogger CreateLogger(string categoryName) => new Collector(Lines);

        public void Dispose() => Lines.Clear();
    }

    private sealed class Collector(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}

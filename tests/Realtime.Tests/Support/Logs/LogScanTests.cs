using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Realtime.Tests.Platform.Http;

namespace Realtime.Tests.Support.Logs;

/// <summary>That the scan finds what it looks for: a scan that sees nothing would pass for ever.</summary>
public sealed class LogScanTests
{
    [Theory]
    [InlineData("password")]
    [InlineData("cookie")]
    [InlineData("invite")]
    [InlineData("calendar")]
    [InlineData("Authorization")]
    [InlineData("access_token")]
    public async Task A_secret_in_a_log_line_is_found(string kind)
    {
        await using var server = new Server();
        await server.InitializeAsync();
        await using var ana = await server.RegisterAsync();
        using var caller = new PlainCaller(server);
        const string Secret = "0123456789abcdef0123456789abcdef";
        var used = kind switch
        {
            "password" => ana.Password,
            "cookie" => ana.Cookies.GetCookieHeader(server.Address).Split('=', 2)[1],
            "invite" => await SentAsync($"/api/v1/invites/{Secret}"),
            "calendar" => await SentAsync($"/calendar/{Secret}.ics"),
            "Authorization" => await SentAsync("/api/v1/me", ("Authorization", $"Bearer {Secret}")),
            _ => await SentAsync($"/hubs/realtime?access_token={Secret}"),
        };

        Assert.Empty(server.Logs.Leaks());
        var logger = server.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Careless");
        Say(logger, used, null);

        Assert.Equal([$"{kind}: Careless: It was {used}. "], server.TakeLeaks());

        async Task<string> SentAsync(string path, params (string, string)[] headers)
        {
            await caller.GetAsync(path, headers);
            return Secret;
        }
    }

    private static readonly Action<ILogger, string, Exception?> Say =
        LoggerMessage.Define<string>(LogLevel.Information, new EventId(1), "It was {Secret}.");

    /// <summary>Whose leak is the test's own doing.</summary>
    private sealed class Server : ServerFixture
    {
        private bool _isTaken;

        public IReadOnlyList<string> TakeLeaks()
        {
            _isTaken = true;
            return Logs.Leaks();
        }

        protected override bool IsLeakExpected => _isTaken;
    }
}

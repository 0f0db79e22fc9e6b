using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Platform.Identity;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Limits;

public sealed class UnknownProxyTests(UnknownProxyTests.Server server) : IClassFixture<UnknownProxyTests.Server>, IDisposable
{
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-Real-IP")]
    [InlineData("Forwarded")]
    public async Task An_address_that_nobody_known_vouches_for_makes_no_new_caller(string header)
    {
        server.Clock.Now += TimeSpan.FromMinutes(1);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i <= LimitsServer.NetworkBurst; i++)
        {
            var address = header == "Forwarded" ? $"for=192.0.2.{i}" : $"192.0.2.{i}";
            statuses.Add((await _caller.GetAsync("/api/v1/me", (header, address))).Status);
        }

        Assert.Equal(LimitsServer.NetworkBurst, statuses.Count(status => status == HttpStatusCode.Unauthorized));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Fact]
    public async Task A_socket_from_behind_an_unknown_proxy_counts_where_the_proxy_is()
    {
        server.Clock.Now += TimeSpan.FromMinutes(1);
        await using var ana = await server.RegisterAsync();
        await using var first = await RawSocket.OpenAsync(server, ana, forwardedFor: "192.0.2.1");
        await using var second = await RawSocket.OpenAsync(server, ana, forwardedFor: "192.0.2.2");
        await using var own = await RawSocket.OpenAsync(server, ana);

        Assert.Equal((101, 429, 101), (first.HttpStatus, second.HttpStatus, own.HttpStatus));
    }

    public sealed class Server : ServerFixture
    {
        public SettableClock Clock { get; } = new() { Now = new(2126, 11, 22, 12, 0, 0, TimeSpan.Zero) };

        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["Limits:NetworkPerSecond"] = "1",
            ["Limits:NetworkBurst"] = $"{LimitsServer.NetworkBurst}",
            ["Limits:SocketsPerNetwork"] = "1",
        };

        protected override void Configure(IServiceCollection services) => services.AddSingleton<TimeProvider>(Clock);
    }
}

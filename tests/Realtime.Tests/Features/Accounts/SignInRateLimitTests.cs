using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Identity;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Platform.Identity;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Accounts;

public sealed class SignInRateLimitTests(SignInRateLimitTests.Server server) : IClassFixture<SignInRateLimitTests.Server>, IDisposable
{
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Theory]
    [InlineData("register", """{"email":"nobody","password":"wrong","displayName":"A"}""", "192.0.2.1")]
    [InlineData("login", """{"email":"nobody@example.org","password":""}""", "192.0.2.2")]
    [InlineData("token", """{"grantType":"other"}""", "192.0.2.3")]
    [InlineData("demo", """{"email":"nobody@example.org"}""", "192.0.2.4")]
    public async Task Each_way_in_is_closed_to_an_address_that_tried_too_often(string way, string body, string address)
    {
        for (var i = 0; i < SignInRate.BurstMinutes; i++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await KnockAsync(way, body, address)).Status);
        }

        var refused = await KnockAsync(way, body, address);
        var elsewhere = await KnockAsync(way, body, "198.51.100.1");

        Assert.Equal((HttpStatusCode.TooManyRequests, "limit.exceeded"), (refused.Status, refused.Code));
        Assert.Equal(60, int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, elsewhere.Status);
    }

    [Fact]
    public async Task The_ways_in_share_one_count()
    {
        for (var i = 0; i < SignInRate.BurstMinutes; i++)
        {
            await KnockAsync("token", """{"grantType":"other"}""", "192.0.2.5");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await KnockAsync("demo", """{"email":"nobody@example.org"}""", "192.0.2.5")).Status);
    }

    [Fact]
    public async Task The_own_machine_is_not_limited_but_what_its_proxy_passes_on_is()
    {
        var own = new List<HttpStatusCode>();
        var passedOn = new List<HttpStatusCode>();
        for (var i = 0; i <= SignInRate.BurstMinutes; i++)
        {
            own.Add((await _caller.PostAsync("/api/v1/auth/token", """{"grantType":"other"}""")).Status);
            passedOn.Add((await _caller.PostAsync("/api/v1/auth/token", """{"grantType":"other"}""", ("Via", "1.1 proxy"))).Status);
        }

        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, own);
        Assert.Contains(HttpStatusCode.TooManyRequests, passedOn);
    }

    private Task<PlainCaller.Reply> KnockAsync(string way, string body, string address) =>
        _caller.PostAsync("/api/v1/auth/" + way, body, ("X-Forwarded-For", address));

    /// <summary>Behind a proxy that it believes, on a clock that stands.</summary>
    public sealed class Server : ServerFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["Http:KnownProxies:0"] = "127.0.0.1",
            ["Http:KnownProxies:1"] = "::1",
            ["Http:SignInsPerMinute"] = "1",
            ["Demo:Enabled"] = "true",
        };

        protected override void Configure(IServiceCollection services) => services.AddSingleton<TimeProvider>(new SettableClock());
    }
}

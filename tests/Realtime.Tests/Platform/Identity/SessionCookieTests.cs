using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Identity;

public sealed class SessionCookieTests(SessionCookieTests.Server server) : IClassFixture<SessionCookieTests.Server>, IDisposable
{
    private static readonly (string Name, string Value) s_https = ("X-Forwarded-Proto", "https");
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Fact]
    public async Task Over_HTTPS_the_cookie_belongs_to_this_host_alone()
    {
        var reply = await RegisterAsync(s_https, ("Host", "chat.example.org"));
        var cookie = reply.Header("Set-Cookie")!;

        Assert.StartsWith("__Host-realtime=", cookie, StringComparison.Ordinal);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("max-age=31536000", reply.Header("Strict-Transport-Security"));
    }

    [Fact]
    public async Task On_the_own_machine_a_plain_cookie_will_do()
    {
        var reply = await RegisterAsync(("Host", "localhost:5080"));

        Assert.StartsWith("realtime=", reply.Cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", reply.Header("Set-Cookie")!, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_browser_is_refused_over_plain_HTTP_elsewhere()
    {
        var reply = await RegisterAsync(("Host", "chat.example.org"));

        Assert.Equal((HttpStatusCode.BadRequest, "auth.https_required"), (reply.Status, reply.Code));
        Assert.Null(reply.Header("Set-Cookie"));
    }

    [Fact]
    public async Task A_cookie_does_not_count_where_it_could_have_been_read_on_its_way()
    {
        var cookie = (await RegisterAsync(("Host", "localhost"))).Cookie;
        var reply = await _caller.GetAsync("/api/v1/me", ("Cookie", cookie), ("Host", "chat.example.org"));

        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
    }

    [Fact]
    public async Task A_session_ends_after_thirty_days_however_much_it_is_used()
    {
        var cookie = (await RegisterAsync(("Host", "localhost"))).Cookie;
        var start = server.Clock.Now;
        var before = new List<HttpStatusCode>();
        foreach (var day in (double[])[6, 12, 18, 24, 29.9])
        {
            server.Clock.Now = start.AddDays(day);
            before.Add((await _caller.GetAsync("/api/v1/me", ("Cookie", cookie))).Status);
        }

        server.Clock.Now = start.AddDays(30.1);
        var after = await _caller.GetAsync("/api/v1/me", ("Cookie", cookie));

        Assert.All(before, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(HttpStatusCode.Unauthorized, after.Status);
    }

    [Fact]
    public async Task A_forged_cookie_is_nobody()
    {
        var reply = await _caller.GetAsync("/api/v1/me", ("Cookie", "realtime=CfDJ8forged"));

        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
    }

    private Task<PlainCaller.Reply> RegisterAsync(params (string, string)[] headers) => _caller.PostAsync(
        "/api/v1/auth/register", $$"""{"email":"{{Guid.CreateVersion7()}}@example.org","password":"correct horse","displayName":"Ana"}""",
        headers);

    /// <summary>Behind a proxy that it believes, on a clock of its own.</summary>
    public sealed class Server : ServerFixture
    {
        public SettableClock Clock { get; } = new();

        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Http:KnownProxies:0"] = "127.0.0.1", ["Http:KnownProxies:1"] = "::1" };

        protected override void Configure(IServiceCollection services) => services.AddSingleton<TimeProvider>(Clock);
    }
}

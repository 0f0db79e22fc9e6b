using System.Net;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Http;

/// <summary>Headers that are too many or too long, and those that every answer carries.</summary>
public sealed class HeaderTests(ServerFixture server) : IClassFixture<ServerFixture>, IDisposable
{
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Theory]
    [InlineData(1, 17_000)]
    [InlineData(20, 1_000)]
    [InlineData(120, 1)]
    public async Task Headers_beyond_the_limit_are_refused_and_the_next_call_is_answered(int count, int length)
    {
        var headers = Enumerable.Range(0, count).Select(i => ($"X-Extra-{i}", new string('x', length))).ToArray();

        var refused = await _caller.GetAsync("/health/live", headers);
        var next = await _caller.GetAsync("/health/live");

        Assert.Equal((HttpStatusCode.RequestHeaderFieldsTooLarge, HttpStatusCode.OK), (refused.Status, next.Status));
    }

    [Fact]
    public async Task An_address_beyond_the_limit_is_refused_and_the_next_call_is_answered()
    {
        var refused = await _caller.GetAsync("/health/live?" + new string('x', 9_000));
        var next = await _caller.GetAsync("/health/live");

        Assert.Equal((HttpStatusCode.RequestUriTooLong, HttpStatusCode.OK), (refused.Status, next.Status));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/api/v1/me")]
    [InlineData("/api/v1/none")]
    [InlineData("/health/live")]
    [InlineData("/app.js")]
    [InlineData("/hubs/realtime")]
    public async Task Every_answer_tells_the_browser_what_it_may_not_do(string path)
    {
        var reply = await _caller.GetAsync(path);

        Assert.Equal("nosniff", reply.Header("X-Content-Type-Options"));
        Assert.Equal("DENY", reply.Header("X-Frame-Options"));
        Assert.Equal("no-referrer", reply.Header("Referrer-Policy"));
        Assert.Equal("same-origin", reply.Header("Cross-Origin-Opener-Policy"));
        var policy = reply.Header("Content-Security-Policy")!;
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("require-trusted-types-for 'script'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Null(reply.Header("Server"));
    }
}

using System.Net;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Http;

public sealed class CsrfTests(ServerFixture server) : IClassFixture<ServerFixture>, IDisposable
{
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Theory]
    [InlineData("/api/v1/auth/logout")]
    [InlineData("/api/v1/auth/login")]
    [InlineData("/api/v1/auth/register")]
    public async Task A_write_with_the_cookie_alone_is_refused(string path)
    {
        var cookie = await SignInAsync();
        var reply = await _caller.PostAsync(path, "{}", ("Cookie", cookie));

        Assert.Equal((HttpStatusCode.Forbidden, "csrf.missing"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task The_header_lets_a_write_through_and_reading_needs_none()
    {
        var cookie = await SignInAsync();
        var read = await _caller.GetAsync("/api/v1/me", ("Cookie", cookie));
        var write = await _caller.PostAsync("/api/v1/auth/logout", "{}", ("Cookie", cookie), ("X-CSRF", "1"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NoContent), (read.Status, write.Status));
    }

    [Fact]
    public async Task A_bearer_token_needs_no_header_and_the_cookie_beside_it_counts_for_nothing()
    {
        var cookie = await SignInAsync();
        var reply = await _caller.PostAsync("/api/v1/auth/logout", "{}", ("Cookie", cookie), ("Authorization", "Bearer forged"));

        Assert.Equal((HttpStatusCode.Unauthorized, "auth.required"), (reply.Status, reply.Code));
    }

    private async Task<string> SignInAsync()
    {
        var reply = await _caller.PostAsync(
            "/api/v1/auth/register",
            $$"""{"email":"{{Guid.CreateVersion7()}}@example.org","password":"correct horse","displayName":"Ana"}""");
        Assert.Equal(HttpStatusCode.Created, reply.Status);
        return reply.Cookie;
    }
}

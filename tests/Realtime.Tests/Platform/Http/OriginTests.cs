using System.Net;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Http;

public sealed class OriginTests(OriginTests.Server server) : IClassFixture<OriginTests.Server>, IDisposable
{
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://localhost")]
    [InlineData("http://friend.example.evil.example")]
    public async Task A_foreign_page_is_refused_before_anybody_is_authenticated(string origin)
    {
        var reply = await _caller.SendAsync(HttpMethod.Post, "/hubs/realtime/negotiate?negotiateVersion=1", null, ("Origin", origin));

        Assert.Equal((HttpStatusCode.Forbidden, "origin.foreign"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task A_foreign_page_cannot_open_a_WebSocket_with_a_persons_cookie()
    {
        await using var person = await server.RegisterAsync();
        await using var socket = await RawSocket.OpenAsync(server, person, "https://evil.example");

        Assert.Equal(403, socket.HttpStatus);
    }

    [Fact]
    public async Task The_servers_own_page_and_allowed_pages_connect()
    {
        await using var person = await server.RegisterAsync();
        await using var own = await RawSocket.OpenAsync(server, person, server.Address.GetLeftPart(UriPartial.Authority));
        await using var allowed = await RawSocket.OpenAsync(server, person, "https://friend.example");

        Assert.Equal((101, 101), (own.HttpStatus, allowed.HttpStatus));
    }

    [Fact]
    public async Task A_program_without_an_origin_is_judged_by_its_token_alone()
    {
        var reply = await _caller.SendAsync(HttpMethod.Post, "/hubs/realtime/negotiate?negotiateVersion=1", null);

        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
    }

    public sealed class Server : ServerFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Http:AllowedOrigins:0"] = "https://friend.example" };
    }
}

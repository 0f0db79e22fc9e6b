using System.Net;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Accounts;

public sealed class SignOutTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task The_session_ends_at_once_and_a_copy_of_its_cookie_is_worth_nothing()
    {
        await using var ana = await server.RegisterAsync();
        var copy = ana.Cookies.GetCookieHeader(server.Address);
        Assert.Equal(HttpStatusCode.NoContent, await ana.StatusAsync(HttpMethod.Post, "auth/logout"));
        using var caller = new Platform.Http.PlainCaller(server);
        var reply = await caller.GetAsync("/api/v1/me", ("Cookie", copy));

        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
        Assert.Empty(ana.Cookies.GetCookieHeader(server.Address));
    }

    [Fact]
    public async Task Its_sockets_are_closed_and_those_of_other_sessions_are_not()
    {
        await using var ana = await server.RegisterAsync();
        await using var closing = await RawSocket.OpenAsync(server, ana);
        await using var elsewhere = new Person(server);
        await elsewhere.RegisterAsync("Ben");
        await using var staying = await RawSocket.OpenAsync(server, elsewhere);
        await ana.StatusAsync(HttpMethod.Post, "auth/logout");
        await closing.WaitForCloseAsync();

        Assert.NotNull(await staying.InvokeAsync("Subscribe", $"""["{elsewhere.Id}",null]"""));
    }

    [Fact]
    public async Task An_operation_id_that_another_session_used_leaves_none_open()
    {
        await using var ana = await server.RegisterAsync();
        using var caller = new Platform.Http.PlainCaller(server);
        var key = ("Idempotency-Key", Guid.CreateVersion7().ToString());
        for (var i = 0; i < 2; i++)
        {
            var login = await caller.PostAsync("/api/v1/auth/login", $$"""{"email":"{{ana.Email}}","password":"{{ana.Password}}"}""");
            var logout = await caller.SendAsync(
                HttpMethod.Post, "/api/v1/auth/logout", null, ("Cookie", login.Cookie), ("X-CSRF", "1"), key);
            var me = await caller.GetAsync("/api/v1/me", ("Cookie", login.Cookie));

            Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Unauthorized), (logout.Status, me.Status));
        }
    }
}

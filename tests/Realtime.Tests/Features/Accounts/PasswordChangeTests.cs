using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Features.Accounts;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Accounts;

public sealed class PasswordChangeTests(ServerFixture server) : IClassFixture<ServerFixture>, IDisposable
{
    private const string Next = "a quite different horse";
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Fact]
    public async Task The_new_password_opens_and_the_old_one_does_not()
    {
        await using var ana = await server.RegisterAsync();
        var changed = await ana.StatusAsync(HttpMethod.Put, "me/password", new { current = ana.Password, @new = Next });

        Assert.Equal(HttpStatusCode.NoContent, changed);
        Assert.Equal(HttpStatusCode.Unauthorized, (await LoginAsync(ana.Email, ana.Password)).Status);
        Assert.Equal(HttpStatusCode.OK, (await LoginAsync(ana.Email, Next)).Status);
    }

    [Fact]
    public async Task Every_other_way_in_ends_and_the_one_that_asked_goes_on()
    {
        await using var ana = await server.RegisterAsync();
        await using var program = await ProgramCaller.SignInAsync(server, ana);
        await using var socket = await RawSocket.OpenAsync(server, bearer: program.Token);
        var elsewhere = await LoginAsync(ana.Email, ana.Password);
        await ana.StatusAsync(HttpMethod.Put, "me/password", new { current = ana.Password, @new = Next });
        await socket.WaitForCloseAsync();
        var refresh = await _caller.PostAsync("/api/v1/auth/token", ProgramCaller.RefreshGrant(program.RefreshToken));

        Assert.Equal(HttpStatusCode.Unauthorized, await program.StatusAsync(HttpMethod.Get, "me"));
        Assert.Equal("auth.refresh_invalid", refresh.Code);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _caller.GetAsync("/api/v1/me", ("Cookie", elsewhere.Cookie))).Status);
        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync(HttpMethod.Get, "me"));
    }

    [Fact]
    public async Task A_wrong_current_password_changes_nothing_and_signs_nobody_out()
    {
        await using var ana = await server.RegisterAsync();
        var refused = await ana.RefusalAsync(HttpMethod.Put, "me/password", new { current = "not the password", @new = Next });

        Assert.Equal((HttpStatusCode.BadRequest, "auth.password_wrong"), refused);
        Assert.Equal(HttpStatusCode.OK, (await LoginAsync(ana.Email, ana.Password)).Status);
    }

    [Fact]
    public async Task An_old_password_that_was_checked_before_the_change_opens_nothing_after_it()
    {
        await using var ana = await server.RegisterAsync();
        var proof = await server.Services.GetRequiredService<Proofs>()
            .ProveAsync(new Credentials(ana.Email, ana.Password, null), TestContext.Current.CancellationToken);
        await ana.StatusAsync(HttpMethod.Put, "me/password", new { current = ana.Password, @new = Next });
        var refused = await Assert.ThrowsAsync<DomainError>(() => server.Services.GetRequiredService<EventLog>().WriteAsync(
            ana.Id,
            new Operation(ana.Id, "test.open", null),
            scope =>
            {
                proof.Apply(scope);
                return true;
            },
            TestContext.Current.CancellationToken));

        Assert.Equal(Proof.WrongCode, refused.Code);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("password123")]
    public async Task A_new_password_is_held_to_what_a_first_one_is(string password)
    {
        await using var ana = await server.RegisterAsync();
        using var response = await ana.SendAsync(HttpMethod.Put, "me/password", new { current = ana.Password, @new = password });
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("\"new\":", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_is_counted_together_with_sign_ins()
    {
        await using var ana = await server.RegisterAsync();
        for (var i = 0; i < SignInThrottle.MaxFailures; i++)
        {
            await ana.StatusAsync(HttpMethod.Put, "me/password", new { current = "not the password", @new = Next });
        }

        var more = await ana.RefusalAsync(HttpMethod.Put, "me/password", new { current = ana.Password, @new = Next });
        var login = await LoginAsync(ana.Email, ana.Password);

        Assert.Equal((HttpStatusCode.TooManyRequests, "limit.exceeded"), more);
        Assert.Equal(HttpStatusCode.TooManyRequests, login.Status);
    }

    private Task<PlainCaller.Reply> LoginAsync(string email, string password) =>
        _caller.PostAsync("/api/v1/auth/login", $$"""{"email":"{{email}}","password":"{{password}}"}""");
}

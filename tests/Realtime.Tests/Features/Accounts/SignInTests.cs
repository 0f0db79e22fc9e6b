using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Accounts;

public sealed class SignInTests(SignInTests.Server server) : IClassFixture<SignInTests.Server>, IDisposable
{
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Fact]
    public async Task The_right_password_opens_a_session()
    {
        await using var ana = await server.RegisterAsync();
        var reply = await LoginAsync(ana.Email.ToUpperInvariant(), ana.Password);
        var me = await _caller.GetAsync("/api/v1/me", ("Cookie", reply.Cookie));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (reply.Status, me.Status));
        Assert.Equal(ana.Id, reply.Json["id"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_account_are_answered_alike()
    {
        await using var ana = await server.RegisterAsync();
        var wrong = await LoginAsync(ana.Email, "not the password");
        var unknown = await LoginAsync("nobody@example.org", "not the password");

        Assert.Equal((HttpStatusCode.Unauthorized, "auth.invalid_credentials"), (wrong.Status, wrong.Code));
        Assert.Equal(
            (wrong.Status, wrong.Code, wrong.Json["detail"]!.ToJsonString()),
            (unknown.Status, unknown.Code, unknown.Json["detail"]!.ToJsonString()));
        Assert.Null(wrong.Header("Set-Cookie"));
    }

    [Fact]
    public async Task An_unknown_account_costs_the_same_work_as_a_wrong_password()
    {
        server.Hasher.Verified.Clear();
        await LoginAsync("nobody-at-all@example.org", "not the password");

        var hash = Assert.Single(server.Hasher.Verified);
        Assert.StartsWith("$argon2id$v=19$m=19456,t=2,p=1$", hash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_beyond_all_length_is_never_hashed()
    {
        server.Hasher.Verified.Clear();
        var reply = await LoginAsync("nobody@example.org", new string('a', 100_000));

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Empty(server.Hasher.Verified);
    }

    [Fact]
    public async Task After_ten_wrong_passwords_even_the_right_one_must_wait()
    {
        await using var ana = await server.RegisterAsync();
        for (var i = 0; i < SignInThrottle.MaxFailures; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await LoginAsync(ana.Email, "not the password")).Status);
        }

        var login = await LoginAsync(ana.Email, ana.Password);
        var token = await TokenAsync(ana.Email, ana.Password);

        Assert.Equal((HttpStatusCode.TooManyRequests, "limit.exceeded"), (login.Status, login.Code));
        Assert.InRange(int.Parse(login.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture), 1, 900);
        Assert.Equal(HttpStatusCode.TooManyRequests, token.Status);
    }

    [Fact]
    public async Task An_old_hash_is_renewed_when_its_owner_signs_in()
    {
        await using var ana = await server.RegisterAsync();
        var old = Argon2PasswordHasher.HashPassword(ana.Password, new(MemoryKib: 256, Passes: 1, Lanes: 1));
        await server.Services.GetRequiredService<EventLog>().WriteAsync(
            ana.Id,
            new Operation(ana.Id, "test.weaken", null),
            scope => scope.Statement("update users set password_hash = @1 where id = @0").Execute(ana.Id, old) > 0,
            TestContext.Current.CancellationToken);
        var reply = await LoginAsync(ana.Email, ana.Password);
        var renewed = await HashOfAsync(ana.Id);
        var again = await LoginAsync(ana.Email, ana.Password);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (reply.Status, again.Status));
        Assert.StartsWith("$argon2id$v=19$m=19456,t=2,p=1$", renewed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_again_in_one_browser_ends_the_session_before()
    {
        await using var ana = await server.RegisterAsync();
        var first = await LoginAsync(ana.Email, ana.Password);
        var second = await _caller.PostAsync(
            "/api/v1/auth/login", Body(ana.Email, ana.Password), ("Cookie", first.Cookie), ("X-CSRF", "1"));
        var before = await _caller.GetAsync("/api/v1/me", ("Cookie", first.Cookie));
        var now = await _caller.GetAsync("/api/v1/me", ("Cookie", second.Cookie));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (before.Status, now.Status));
    }

    [Fact]
    public async Task A_program_gets_a_token_by_password()
    {
        await using var ana = await server.RegisterAsync();
        var reply = await TokenAsync(ana.Email, ana.Password);
        var me = await _caller.GetAsync("/api/v1/me", ("Authorization", "Bearer " + reply.Json["accessToken"]!.GetValue<string>()));

        Assert.Equal(HttpStatusCode.OK, me.Status);
        Assert.Equal(600, reply.Json["expiresIn"]!.GetValue<int>());
        Assert.Equal("Bearer", reply.Json["tokenType"]!.GetValue<string>());
        Assert.Equal(43, reply.Json["refreshToken"]!.GetValue<string>().Length);
        Assert.Null(reply.Header("Set-Cookie"));
    }

    [Fact]
    public async Task Other_grants_are_refused()
    {
        var reply = await _caller.PostAsync("/api/v1/auth/token", """{"grantType":"client_credentials"}""");

        Assert.Equal((HttpStatusCode.BadRequest, "auth.grant_unsupported"), (reply.Status, reply.Code));
    }

    private static string Body(string email, string password) => $$"""{"email":"{{email}}","password":"{{password}}"}""";

    private Task<PlainCaller.Reply> LoginAsync(string email, string password) =>
        _caller.PostAsync("/api/v1/auth/login", Body(email, password));

    private Task<PlainCaller.Reply> TokenAsync(string email, string password) =>
        _caller.PostAsync("/api/v1/auth/token", $$"""{"grantType":"password","email":"{{email}}","password":"{{password}}"}""");

    private async Task<string> HashOfAsync(Guid userId)
    {
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        return (await db.Users.SingleAsync(user => user.Id == userId)).PasswordHash!;
    }

    public sealed class Server : ServerFixture
    {
        internal CountingHasher Hasher { get; } = new();

        protected override void Configure(IServiceCollection services) => services.AddSingleton<IPasswordHasher<User>>(Hasher);
    }

    /// <summary>The real hasher, with a note of what it was asked.</summary>
    internal sealed class CountingHasher : IPasswordHasher<User>
    {
        private readonly Argon2PasswordHasher _hasher = new();

        public System.Collections.Concurrent.ConcurrentBag<string> Verified { get; } = [];

        public string HashPassword(User user, string password) => _hasher.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
        {
            Verified.Add(hashedPassword);
            return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}

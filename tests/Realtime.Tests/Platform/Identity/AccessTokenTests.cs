using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Realtime.Platform.Identity;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Identity;

public sealed class AccessTokenTests(AccessTokenTests.Server server) : IClassFixture<AccessTokenTests.Server>, IDisposable
{
    private readonly PlainCaller _caller = new(server);

    private SymmetricSecurityKey Key => server.Services.GetRequiredService<TokenKeys>().Current;

    public void Dispose() => _caller.Dispose();

    [Fact]
    public async Task A_token_is_known_for_ten_minutes()
    {
        var token = await TokenAsync();
        var now = await MeAsync(token);
        server.Clock.Now += AccessTokens.Lifetime + TimeSpan.FromSeconds(6);
        var later = await MeAsync(token);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (now, later));
    }

    [Fact]
    public async Task A_token_in_the_query_opens_the_hub_and_nothing_else()
    {
        var token = await TokenAsync();
        var rest = await _caller.GetAsync($"/api/v1/me?access_token={token}");
        var hub = await _caller.SendAsync(HttpMethod.Post, $"/hubs/realtime/negotiate?negotiateVersion=1&access_token={token}", null);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (rest.Status, hub.Status));
    }

    [Theory]
    [InlineData("JWT", SecurityAlgorithms.HmacSha256, "realtime")]
    [InlineData("at+jwt", SecurityAlgorithms.HmacSha512, "realtime")]
    [InlineData("at+jwt", SecurityAlgorithms.HmacSha256, "another")]
    public async Task A_token_of_another_kind_is_refused_even_when_the_key_is_right(string type, string algorithm, string audience)
    {
        var key = new SymmetricSecurityKey([.. Key.Key, .. new byte[32]]) { KeyId = Key.KeyId };
        var signer = algorithm == SecurityAlgorithms.HmacSha256 ? Key : key;

        Assert.Equal(HttpStatusCode.Unauthorized, await MeAsync(Forge(type, audience, new SigningCredentials(signer, algorithm))));
    }

    [Fact]
    public async Task An_unsigned_token_is_refused() =>
        Assert.Equal(HttpStatusCode.Unauthorized, await MeAsync(Forge("at+jwt", "realtime", null)));

    [Fact]
    public async Task The_test_forges_well()
    {
        var token = Forge("at+jwt", "realtime", new SigningCredentials(Key, SecurityAlgorithms.HmacSha256), await NewSessionAsync());

        Assert.Equal(HttpStatusCode.OK, await MeAsync(token));
    }

    [Fact]
    public async Task A_token_of_no_session_or_of_anothers_is_refused()
    {
        var signer = new SigningCredentials(Key, SecurityAlgorithms.HmacSha256);
        var (user, session) = await NewSessionAsync();
        var (other, _) = await NewSessionAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await MeAsync(Forge("at+jwt", "realtime", signer, (user, null))));
        Assert.Equal(HttpStatusCode.Unauthorized, await MeAsync(Forge("at+jwt", "realtime", signer, (other, session))));
    }

    [Fact]
    public void The_key_can_be_read_by_the_servers_account_alone()
    {
        var file = Path.Combine(server.Folder, "keys", $"token-{Key.KeyId}.key");

        Assert.Equal(32, new FileInfo(file).Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    private string Forge(string type, string audience, SigningCredentials? credentials, (Guid User, Guid? Session)? subject = null) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            TokenType = type,
            Issuer = "realtime",
            Audience = audience,
            IssuedAt = server.Clock.Now.UtcDateTime,
            NotBefore = server.Clock.Now.UtcDateTime,
            Expires = server.Clock.Now.AddMinutes(5).UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                ["sub"] = (subject?.User ?? Guid.CreateVersion7()).ToString(),
                ["sid"] = subject?.Session?.ToString() ?? "",
            },
            SigningCredentials = credentials,
        });

    private async Task<HttpStatusCode> MeAsync(string token) =>
        (await _caller.GetAsync("/api/v1/me", ("Authorization", "Bearer " + token))).Status;

    private async Task<(Guid User, Guid? Session)> NewSessionAsync()
    {
        await using var person = await server.RegisterAsync();
        await using var program = await ProgramCaller.SignInAsync(server, person);
        var session = (await program.GetAsync("me/sessions"))["items"]!.AsArray().Single(item => item!["isCurrent"]!.GetValue<bool>())!;
        return (person.Id, session["id"]!.GetValue<Guid>());
    }

    private async Task<string> TokenAsync()
    {
        await using var person = await server.RegisterAsync();
        var reply = await _caller.PostAsync(
            "/api/v1/auth/token", $$"""{"grantType":"password","email":"{{person.Email}}","password":"{{person.Password}}"}""");
        return reply.Json["accessToken"]!.GetValue<string>();
    }

    public sealed class Server : ServerFixture
    {
        public SettableClock Clock { get; } = new();

        public string Folder =>
            Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<Realtime.Platform.Data.DatabaseOptions>>().Value.Directory;

        protected override void Configure(IServiceCollection services) => services.AddSingleton<TimeProvider>(Clock);
    }
}

using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Limits;

public sealed class RestLimitTests(LimitsServer server) : IClassFixture<LimitsServer>, IDisposable
{
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Fact]
    public async Task An_account_that_calls_too_often_is_told_how_long_to_wait_and_then_served()
    {
        await using var ana = await server.ArriveAsync();
        await CallAsync(ana, LimitsServer.AccountBurst);

        using var refused = await ana.SendAsync(HttpMethod.Get, "me");
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        server.Clock.Now += refused.Headers.RetryAfter!.Delta!.Value;

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(
            ("application/problem+json", "limit.exceeded"),
            (refused.Content.Headers.ContentType!.MediaType, problem["code"]!.GetValue<string>()));
        Assert.Equal("\"account\";r=0;t=5", refused.Headers.GetValues("RateLimit").Single());
        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync(HttpMethod.Get, "me"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await ana.StatusAsync(HttpMethod.Get, "me"));
    }

    [Fact]
    public async Task One_accounts_flood_does_not_touch_another_nor_those_who_are_not_signed_in()
    {
        await using var bo = await server.ArriveAsync();
        await using var ana = await server.ArriveAsync();
        await CallAsync(ana, LimitsServer.AccountBurst);

        Assert.Equal(HttpStatusCode.TooManyRequests, await ana.StatusAsync(HttpMethod.Get, "me"));
        Assert.Equal(HttpStatusCode.OK, await bo.StatusAsync(HttpMethod.Get, "me"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _caller.GetAsync("/api/v1/me")).Status);
    }

    [Fact]
    public async Task An_accounts_sessions_share_one_count_whatever_their_address()
    {
        await using var ana = await server.ArriveAsync();
        var login = await _caller.PostAsync(
            "/api/v1/auth/login", $$"""{"email":"{{ana.Email}}","password":"{{ana.Password}}"}""", ("X-Forwarded-For", "192.0.2.10"),
            ("X-Forwarded-Proto", "https"));
        await CallAsync(ana, LimitsServer.AccountBurst);

        var elsewhere = await _caller.GetAsync(
            "/api/v1/me", ("Cookie", login.Cookie), ("X-Forwarded-For", "192.0.2.11"), ("X-Forwarded-Proto", "https"));

        Assert.Equal(HttpStatusCode.TooManyRequests, elsewhere.Status);
    }

    [Fact]
    public async Task An_API_token_that_runs_wild_does_not_keep_its_owner_out()
    {
        await using var ana = await server.ArriveAsync();
        var authorization = await BotAsync(ana);
        for (var i = 0; i < LimitsServer.AccountBurst; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await _caller.GetAsync("/api/v1/me", authorization)).Status);
        }

        var refused = await _caller.GetAsync("/api/v1/me", authorization);

        Assert.Equal((HttpStatusCode.TooManyRequests, "\"token\";r=0;t=5"), (refused.Status, refused.Header("RateLimit")));
        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync(HttpMethod.Get, "me"));
    }

    [Fact]
    public async Task An_API_token_that_runs_wild_leaves_the_others_of_its_account_theirs()
    {
        await using var ana = await server.ArriveAsync();
        var (wild, calm) = (await BotAsync(ana), await BotAsync(ana));
        for (var i = 0; i < LimitsServer.AccountBurst; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await _caller.GetAsync("/api/v1/me", wild)).Status);
        }

        for (var i = 0; i < LimitsServer.TokensBurst; i++)
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, (await _caller.GetAsync("/api/v1/me", wild)).Status);
        }

        var served = await _caller.GetAsync("/api/v1/me", calm);

        Assert.Equal(HttpStatusCode.OK, served.Status);
        Assert.Equal("\"tokens\";r=1;t=6", served.Header("RateLimit"));
    }

    [Fact]
    public async Task More_API_tokens_bring_no_more_calls()
    {
        await using var ana = await server.ArriveAsync();
        List<(string, string)> tokens = [];
        for (var i = 0; i < 3; i++)
        {
            tokens.Add(await BotAsync(ana));
        }

        for (var i = 0; i < LimitsServer.TokensBurst; i++)
        {
            var served = await _caller.GetAsync("/api/v1/me", tokens[i % 3]);

            // Whichever has less left is told: first each token's own, then what they share.
            var (own, shared) = (LimitsServer.AccountBurst - 1 - (i / 3), LimitsServer.TokensBurst - 1 - i);
            var told = own <= shared ? $"\"token\";r={own};" : $"\"tokens\";r={shared};";
            Assert.Equal(HttpStatusCode.OK, served.Status);
            Assert.StartsWith(told, served.Header("RateLimit"), StringComparison.Ordinal);
        }

        var refused = await _caller.GetAsync("/api/v1/me", tokens[LimitsServer.TokensBurst % 3]);

        Assert.Equal((HttpStatusCode.TooManyRequests, "\"tokens\";r=0;t=7"), (refused.Status, refused.Header("RateLimit")));
        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync(HttpMethod.Get, "me"));
    }

    [Fact]
    public async Task An_address_that_names_a_connection_is_counted_all_the_same()
    {
        const string Path = "/hubs/realtime?id=no-such-connection";
        await using var ana = await server.ArriveAsync();
        var cookie = ("Cookie", ana.Cookies.GetCookieHeader(server.Address));
        var from = ("X-Forwarded-For", "192.0.2.50");
        for (var i = 0; i < LimitsServer.NetworkBurst; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await _caller.GetAsync(Path, from)).Status);
        }

        for (var i = 0; i < LimitsServer.HubBurst; i++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _caller.GetAsync(Path, cookie)).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await _caller.GetAsync(Path, from)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await _caller.GetAsync(Path, cookie)).Status);
        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync(HttpMethod.Get, "me"));
    }

    [Fact]
    public async Task Callers_who_are_not_signed_in_are_counted_by_the_address_that_a_known_proxy_tells()
    {
        var here = await FloodAsync("192.0.2.20");
        var elsewhere = await _caller.GetAsync("/api/v1/me", ("X-Forwarded-For", "192.0.2.21"));

        Assert.Equal(LimitsServer.NetworkBurst, here);
        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.Status);
    }

    [Fact]
    public async Task An_IPv6_caller_is_one_whole_network()
    {
        await FloodAsync("2001:db8::1");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await _caller.GetAsync("/api/v1/me", ("X-Forwarded-For", "2001:db8::ffff"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _caller.GetAsync("/api/v1/me", ("X-Forwarded-For", "2001:db8:0:1::1"))).Status);
    }

    [Fact]
    public async Task Every_answer_tells_what_is_left_be_it_a_refusal_or_not()
    {
        await using var ana = await server.ArriveAsync();
        string[] told =
        [
            await ToldAsync(ana, "me"),
            await ToldAsync(ana, "workspaces/7"),
            await ToldAsync(ana, "no/such/path"),
            await ToldAsync(ana, "workspaces?limit=0"),
        ];
        var anonymous = await _caller.GetAsync("/api/v1/me", ("X-Forwarded-For", "192.0.2.30"));

        Assert.Equal(["4;t=1", "3;t=2", "2;t=3", "1;t=4"], told);
        Assert.Equal(("\"network\";q=4;w=4", "\"network\";r=3;t=1"), (anonymous.Header("RateLimit-Policy"), anonymous.Header("RateLimit")));
    }

    [Fact]
    public async Task A_call_without_the_CSRF_header_is_counted_too()
    {
        await using var ana = await server.ArriveAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/workspaces");
        using var refused = await ana.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(
            (HttpStatusCode.Forbidden, "\"account\";r=4;t=1"), (refused.StatusCode, refused.Headers.GetValues("RateLimit").Single()));
    }

    [Fact]
    public async Task Health_is_asked_for_as_often_as_one_likes()
    {
        for (var i = 0; i < 2 * LimitsServer.NetworkBurst; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await _caller.GetAsync("/health/live", ("X-Forwarded-For", "192.0.2.40"))).Status);
        }
    }

    private static async Task<(string Name, string Value)> BotAsync(Person owner)
    {
        var made = await owner.PostAsync("me/tokens", new { name = "Bot", scopes = (string[])["account:read"] });
        return ("Authorization", $"Bearer {made["token"]!.GetValue<string>()}");
    }

    private static async Task CallAsync(Person person, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await person.StatusAsync(HttpMethod.Get, "me"));
        }
    }

    private static async Task<string> ToldAsync(Person person, string path)
    {
        using var response = await person.SendAsync(HttpMethod.Get, path);
        return response.Headers.GetValues("RateLimit").Single().Replace("\"account\";r=", "", StringComparison.Ordinal);
    }

    /// <summary>How many calls were let in before one was refused.</summary>
    private async Task<int> FloodAsync(string address)
    {
        var served = 0;
        while ((await _caller.GetAsync("/api/v1/me", ("X-Forwarded-For", address))).Status != HttpStatusCode.TooManyRequests)
        {
            served++;
        }

        return served;
    }
}

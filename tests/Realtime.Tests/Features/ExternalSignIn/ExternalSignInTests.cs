using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Realtime.Tests.Platform.Http;

namespace Realtime.Tests.Features.ExternalSignIn;

public sealed partial class ExternalSignInTests(ExternalServer server) : IClassFixture<ExternalServer>
{
    public static TheoryData<string> Providers => [.. ExternalServer.Providers];

    [Fact]
    public async Task What_is_switched_on_is_told_to_everybody()
    {
        using var caller = new PlainCaller(server);

        Assert.Equal(
            """[{"id":"google","name":"Google"},{"id":"github","name":"GitHub"},{"id":"oidc","name":"Company"}]""",
            (await caller.GetAsync("/api/v1/auth/providers")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await caller.GetAsync("/api/v1/auth/external/nobody")).Status);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Who_is_new_gets_an_account_and_comes_to_where_they_wanted_to_go(string provider)
    {
        var who = await server.Issuer.AddAsync();
        await using var traveller = new Traveller(server);

        var page = await traveller.SignInAsync(provider, who, "/w/1?message=2");
        var me = await traveller.Person.GetAsync("me");
        var login = Assert.Single((await traveller.Person.GetAsync("me/logins"))["items"]!.AsArray())!;

        Assert.Equal("/w/1?message=2", page);
        Assert.Equal((who.Name, who.Email), (me["displayName"]!.GetValue<string>(), me["email"]!.GetValue<string>()));
        Assert.Equal((provider, who.Email), (login["provider"]!.GetValue<string>(), login["label"]!.GetValue<string>()));
        Assert.Contains(
            server.Logs.Lines, line => line.Contains($"{me["id"]} signed in by {provider}, new here: True", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Who_comes_again_with_another_email_is_the_same(string provider)
    {
        var who = await server.Issuer.AddAsync();
        await using var first = new Traveller(server);
        await using var second = new Traveller(server);
        await first.SignInAsync(provider, who);
        await server.Issuer.ChangeAsync(who with { Email = $"new-{who.Email}", Name = "Another" });

        Assert.Equal("/", await second.SignInAsync(provider, who));
        Assert.Equal((await first.Person.GetAsync("me")).ToJsonString(), (await second.Person.GetAsync("me")).ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_same_email_opens_nobody_elses_account(string provider)
    {
        await using var ana = await server.RegisterAsync();
        var verified = await server.Issuer.AddAsync(ana.Email.ToUpperInvariant());
        var unverified = await server.Issuer.AddAsync(ana.Email, emailVerified: false);
        await using var first = new Traveller(server);
        await using var second = new Traveller(server);

        Assert.Equal($"/sign-in?signInError=auth.link_required&provider={provider}", await first.SignInAsync(provider, verified));
        Assert.False(await first.IsInAsync());
        Assert.Equal("/", await second.SignInAsync(provider, unverified));
        var me = await second.Person.GetAsync("me");
        Assert.NotEqual(ana.Id, me["id"]!.GetValue<Guid>());
        Assert.Null(me["email"]);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Who_says_no_there_is_not_signed_in_here(string provider)
    {
        await using var traveller = new Traveller(server);

        Assert.Equal(
            $"/sign-in?signInError=auth.external_denied&provider={provider}&next=%2Finvite%2Fabc",
            await traveller.SignInAsync(provider, null, "/invite/abc"));
        Assert.False(await traveller.IsInAsync());
        Assert.Contains(
            server.Logs.Lines,
            line => line.Contains(
                $"Refused by {provider}: auth.external_denied, on the way to sign in, from 127.0.0.1", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_state_that_is_changed_or_missing_or_another_browsers_lets_nobody_in(string provider)
    {
        var who = await server.Issuer.AddAsync();
        await using var traveller = new Traveller(server);
        await using var victim = new Traveller(server);
        var back = await traveller.DecideAsync(await traveller.SetOutAsync(provider), who);
        var state = QueryHelpers.ParseQuery(back.Query)["state"].ToString();
        var changed = state[..20] + (state[20] == 'A' ? 'B' : 'A') + state[21..];
        var failed = $"/sign-in?signInError=auth.external_failed&provider={provider}";

        var forged = back.OriginalString.Replace(Uri.EscapeDataString(state), changed, StringComparison.Ordinal);
        foreach (var bad in (string[])[Without(back, "state"), forged, $"{server.Address}signin-{provider}"])
        {
            Assert.Equal(failed, await traveller.ReturnAsync(new Uri(bad)));
        }

        Assert.StartsWith(failed, await victim.ReturnAsync(back), StringComparison.Ordinal);
        Assert.False(await traveller.IsInAsync() || await victim.IsInAsync());
        Assert.Contains(server.Logs.Lines, line => line.Contains($"An answer by {provider} is not good: ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_answer_is_good_once_even_when_its_cookies_were_kept(string provider)
    {
        var who = await server.Issuer.AddAsync();
        await using var traveller = new Traveller(server);
        await using var thief = new Traveller(server);
        var back = await traveller.DecideAsync(await traveller.SetOutAsync(provider), who);
        var cookies = traveller.CookiesFor(back);
        Assert.Equal("/", await traveller.ReturnAsync(back));

        Assert.StartsWith("/sign-in?signInError=auth.external_failed", await thief.ReturnAsync(back), StringComparison.Ordinal);
        foreach (var cookie in cookies)
        {
            thief.Person.Cookies.Add(cookie);
        }

        Assert.StartsWith("/sign-in?signInError=auth.external_failed", await thief.ReturnAsync(back), StringComparison.Ordinal);
        Assert.False(await thief.IsInAsync());
        Assert.True(await traveller.IsInAsync());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_journey_is_sealed_and_its_cookies_are_short_lived_and_closed_to_scripts(string provider)
    {
        using var caller = new PlainCaller(server);

        var reply = await caller.GetAsync($"/api/v1/auth/external/{provider}");
        var query = QueryHelpers.ParseQuery(new Uri(reply.Header("Location")!).Query);
        var cookies = reply.Header("Set-Cookie")!.Split("; .AspNetCore").Select(cookie => cookie.ToLowerInvariant()).ToList();

        Assert.Equal("S256", query["code_challenge_method"]);
        Assert.Equal(43, query["code_challenge"].ToString().Length);
        Assert.NotEmpty(query["state"].ToString());
        Assert.Equal($"{server.Address}signin-{provider}", query["redirect_uri"]);
        Assert.All(cookies, cookie => Assert.Matches(Closed(), cookie));
        Assert.All(cookies, cookie => Assert.InRange(
            DateTimeOffset.Parse(cookie.Split("expires=")[1].Split(';')[0], System.Globalization.CultureInfo.InvariantCulture)
                - TimeProvider.System.GetUtcNow(),
            TimeSpan.Zero,
            TimeSpan.FromMinutes(11)));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/\t/elsewhere.example/")]
    [InlineData("/w/..//elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("w/1")]
    [InlineData("")]
    public async Task A_page_elsewhere_is_no_place_to_come_back_to(string returnUrl)
    {
        using var caller = new PlainCaller(server);
        await using var ana = await server.RegisterAsync();

        var reply = await caller.GetAsync($"/api/v1/auth/external/google?returnUrl={Uri.EscapeDataString(returnUrl)}");

        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), (reply.Status, reply.Code));
        Assert.Equal(["returnUrl"], reply.Members);
        Assert.Equal(
            (HttpStatusCode.BadRequest, "request.invalid"),
            await ana.RefusalAsync(HttpMethod.Post, $"me/logins/google?returnUrl={Uri.EscapeDataString(returnUrl)}"));
    }

    [Fact]
    public async Task Any_path_of_the_page_is_come_back_to()
    {
        var who = await server.Issuer.AddAsync();
        await using var traveller = new Traveller(server);

        Assert.Equal("/w/%C3%A4%20b?x=%C3%BC", await traveller.SignInAsync("google", who, "/w/ä b?x=ü"));
        Assert.Equal(
            "/sign-in?signInError=auth.external_denied&provider=google&next=%2Fw%2F%25C3%25A4",
            await traveller.SignInAsync("google", null, "/w/ä"));
    }

    [Fact]
    public async Task Signing_in_ends_the_session_that_the_browser_had()
    {
        await using var ana = await server.RegisterAsync();
        var before = new System.Net.CookieContainer();
        before.Add(server.Address, ana.Cookies.GetCookies(server.Address));
        await using var traveller = new Traveller(server, ana);

        await traveller.SignInAsync("github", await server.Issuer.AddAsync());

        Assert.NotEqual(ana.Id, (await ana.GetAsync("me"))["id"]!.GetValue<Guid>());
        using var caller = new PlainCaller(server);
        Assert.Equal(
            HttpStatusCode.Unauthorized, (await caller.GetAsync("/api/v1/me", ("Cookie", before.GetCookieHeader(server.Address)))).Status);
    }

    [Fact]
    public async Task Of_many_first_times_at_once_all_come_to_one_account()
    {
        var who = await server.Issuer.AddAsync();
        var travellers = Enumerable.Range(0, 8).Select(_ => new Traveller(server)).ToList();
        var backs = new List<Uri>();
        foreach (var traveller in travellers)
        {
            backs.Add(await traveller.DecideAsync(await traveller.SetOutAsync("google"), who));
        }

        await Task.WhenAll(travellers.Zip(backs, (traveller, back) => traveller.ReturnAsync(back)));
        var ids = await Task.WhenAll(travellers.Select(async traveller => (await traveller.Person.GetAsync("me"))["id"]!.GetValue<Guid>()));

        Assert.Single(ids.Distinct());
        foreach (var traveller in travellers)
        {
            await traveller.DisposeAsync();
        }
    }

    [Fact]
    public async Task An_account_without_a_password_is_not_opened_by_any()
    {
        var who = await server.Issuer.AddAsync();
        await using var traveller = new Traveller(server);
        await traveller.SignInAsync("oidc", who);
        await using var other = new Traveller(server);

        Assert.Equal(
            (HttpStatusCode.Unauthorized, "auth.invalid_credentials"),
            await other.Person.RefusalAsync(HttpMethod.Post, "auth/login", new { email = who.Email, password = "anything at all" }));
        Assert.Equal(
            (HttpStatusCode.Conflict, "auth.password_none"),
            await traveller.Person.RefusalAsync(
                HttpMethod.Put, "me/password", new { current = "anything at all", @new = "a quite new pass phrase" }));
        Assert.Equal(
            (HttpStatusCode.Conflict, "auth.email_taken"),
            await other.Person.RefusalAsync(
                HttpMethod.Post, "auth/register",
                new { email = who.Email, password = "a quite new pass phrase", displayName = "Mallory" }));
    }

    private static string Without(Uri address, string name) => QueryHelpers.AddQueryString(
        address.GetLeftPart(UriPartial.Path),
        QueryHelpers.ParseQuery(address.Query).Where(item => item.Key != name)
            .ToDictionary(item => item.Key, item => (string?)item.Value.ToString()));

    [GeneratedRegex("(?=.*samesite=lax)(?=.*httponly)")]
    private static partial Regex Closed();
}

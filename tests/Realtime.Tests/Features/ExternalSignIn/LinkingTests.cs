using System.Net;
using Realtime.Tests.Platform.Audit;
using Realtime.Tests.Platform.Http;

namespace Realtime.Tests.Features.ExternalSignIn;

public sealed class LinkingTests(ExternalServer server) : IClassFixture<ExternalServer>
{
    public static TheoryData<string> Providers => [.. ExternalServer.Providers];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_was_linked_opens_the_account_until_it_is_unlinked(string provider)
    {
        var who = await server.Issuer.AddAsync();
        await using var ana = await server.RegisterAsync();
        await using var home = new Traveller(server, ana);
        await using var elsewhere = new Traveller(server);
        await using var later = new Traveller(server);

        Assert.Equal($"/w/1?linked={provider}", await home.LinkAsync(provider, who, "/w/1"));
        Assert.Equal(ana.Id, (await ana.GetAsync("me"))["id"]!.GetValue<Guid>());
        await elsewhere.SignInAsync(provider, who);
        Assert.Equal(ana.Id, (await elsewhere.Person.GetAsync("me"))["id"]!.GetValue<Guid>());
        Assert.Equal(HttpStatusCode.NoContent, await ana.StatusAsync(HttpMethod.Delete, $"me/logins/{provider}"));
        Assert.Empty((await ana.GetAsync("me/logins"))["items"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, await ana.StatusAsync(HttpMethod.Delete, $"me/logins/{provider}"));
        await later.SignInAsync(provider, who);
        Assert.NotEqual(ana.Id, (await later.Person.GetAsync("me"))["id"]!.GetValue<Guid>());

        var named = $$"""{"provider":"{{provider}}"}""";
        Assert.Equal(
            [("login.linked", null, named), ("login.unlinked", named, null)],
            AuditRow.OfAccount(server, ana.Id).Where(row => row.Action.StartsWith("login.", StringComparison.Ordinal)).Select(row => row.Change));
    }

    [Fact]
    public async Task The_last_way_in_cannot_be_taken_away()
    {
        await using var traveller = new Traveller(server);
        var me = traveller.Person;
        await traveller.SignInAsync("google", await server.Issuer.AddAsync());

        Assert.Equal((HttpStatusCode.Conflict, "auth.last_sign_in"), await me.RefusalAsync(HttpMethod.Delete, "me/logins/google"));
        await traveller.LinkAsync("github", await server.Issuer.AddAsync());
        Assert.Equal(HttpStatusCode.NoContent, await me.StatusAsync(HttpMethod.Delete, "me/logins/google"));
        Assert.Equal((HttpStatusCode.Conflict, "auth.last_sign_in"), await me.RefusalAsync(HttpMethod.Delete, "me/logins/github"));
    }

    [Fact]
    public async Task An_account_elsewhere_is_one_persons_and_one_for_each_provider()
    {
        var (who, other) = (await server.Issuer.AddAsync(), await server.Issuer.AddAsync());
        await using var ana = new Traveller(server, await server.RegisterAsync());
        await using var ben = new Traveller(server, await server.RegisterAsync("Ben"));
        await ana.LinkAsync("oidc", who);
        var second = await ben.SetOutToLinkAsync("oidc");

        Assert.Equal("/?signInError=auth.login_taken&provider=oidc", await ben.LinkAsync("oidc", who));
        Assert.Empty((await ben.Person.GetAsync("me/logins"))["items"]!.AsArray());
        Assert.Equal((HttpStatusCode.Conflict, "auth.login_exists"), await ana.Person.RefusalAsync(HttpMethod.Post, "me/logins/oidc"));
        await ben.LinkAsync("oidc", other);
        Assert.Equal(
            "/?signInError=auth.login_exists&provider=oidc",
            await ben.ReturnAsync(await ben.DecideAsync(second, await server.Issuer.AddAsync())));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Only_the_session_that_set_out_brings_a_link_home(string provider)
    {
        var who = await server.Issuer.AddAsync();
        await using var ana = new Traveller(server, await server.RegisterAsync());
        var anas = await ana.DecideAsync(await ana.SetOutToLinkAsync(provider, "/w/1"), who);
        await ana.Person.PostAsync("auth/login", new { email = ana.Person.Email, password = ana.Person.Password });

        Assert.Equal($"/sign-in?signInError=auth.link_strayed&provider={provider}&next=%2Fw%2F1", await ana.ReturnAsync(anas));
        Assert.Empty((await ana.Person.GetAsync("me/logins"))["items"]!.AsArray());

        var back = await ana.DecideAsync(await ana.SetOutToLinkAsync(provider), who);
        await using var victim = new Traveller(server, await server.RegisterAsync("Vic"));
        foreach (var cookie in ana.CookiesFor(back).Where(cookie => cookie.Name != "realtime"))
        {
            victim.Person.Cookies.Add(cookie);
        }

        Assert.Equal($"/sign-in?signInError=auth.link_strayed&provider={provider}", await victim.ReturnAsync(back));
        Assert.Empty((await victim.Person.GetAsync("me/logins"))["items"]!.AsArray());
        await ana.Person.StatusAsync(HttpMethod.Post, "auth/logout");
    }

    [Fact]
    public async Task Who_says_no_there_links_nothing_and_stays_signed_in()
    {
        await using var ana = new Traveller(server, await server.RegisterAsync());

        Assert.Equal("/w/1?signInError=auth.external_denied&provider=github", await ana.LinkAsync("github", null, "/w/1"));
        Assert.True(await ana.IsInAsync());
        Assert.Empty((await ana.Person.GetAsync("me/logins"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Linking_begins_in_a_signed_in_browser_by_its_own_page_alone()
    {
        await using var ana = await server.RegisterAsync();
        using var caller = new PlainCaller(server);
        var cookie = ("Cookie", ana.Cookies.GetCookieHeader(server.Address));
        var token = (await caller.PostAsync(
            "/api/v1/auth/token", $$"""{"grantType":"password","email":"{{ana.Email}}","password":"{{ana.Password}}"}"""))
            .Json["accessToken"]!.GetValue<string>();

        Assert.Equal("csrf.missing", (await caller.PostAsync("/api/v1/me/logins/google", "", cookie)).Code);
        Assert.Equal("auth.required", (await caller.PostAsync("/api/v1/me/logins/google", "", ("X-CSRF", "1"))).Code);
        Assert.Equal(
            "auth.browser_required", (await caller.PostAsync("/api/v1/me/logins/google", "", ("Authorization", $"Bearer {token}"))).Code);
        Assert.Equal("csrf.missing", (await caller.SendAsync(HttpMethod.Delete, "/api/v1/me/logins/google", null, cookie)).Code);
        Assert.Equal((HttpStatusCode.NotFound, "resource.not_found"), await ana.RefusalAsync(HttpMethod.Post, "me/logins/nobody"));
    }
}

using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Realtime.Features.ExternalSignIn;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;
using Realtime.Tests.Support.Processes;

namespace Realtime.Tests.Features.ExternalSignIn;

public sealed class ExternalSettingsTests(ExternalSettingsTests.ProxiedServer server) : IClassFixture<ExternalSettingsTests.ProxiedServer>
{
    [Fact]
    public async Task Half_a_configuration_stops_the_start_and_names_the_setting()
    {
        var stopped = await Assert.ThrowsAsync<InvalidOperationException>(
            () => ServerProcess.StartAsync("--Authentication:Google:ClientId=mine"));

        Assert.Contains("Authentication:Google:ClientSecret must be set too", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        var options = new ExternalSignInOptions
        {
            GitHub = { ClientSecret = "secret" },
            OpenIdConnect = { DisplayName = "Company", ClientId = "id", ClientSecret = "secret" },
        };

        Assert.Equal(
            ["GitHub:ClientId", "OpenIdConnect:Authority"],
            new ExternalSignInValidation().Validate(null, options).Failures!
                .Select(fault => fault.Split(' ')[0]["Authentication:".Length..]));
    }

    [Theory]
    [InlineData("http://issuer.example.org", false)]
    [InlineData("issuer.example.org", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("https://issuer.example.org/realm", true)]
    [InlineData("http://127.0.0.1:8080", true)]
    public void Secrets_are_sent_by_https_or_within_the_machine(string address, bool isGood)
    {
        var validation = new ExternalSignInValidation();
        var issuer = new ExternalSignInOptions { OpenIdConnect = { ClientId = "id", ClientSecret = "secret", Authority = address } };
        var github = new ExternalSignInOptions { GitHub = { ClientId = "id", ClientSecret = "secret", TokenEndpoint = address } };

        Assert.Equal((isGood, isGood), (validation.Validate(null, issuer).Succeeded, validation.Validate(null, github).Succeeded));
    }

    [Fact]
    public async Task Behind_a_proxy_people_come_back_to_the_public_address()
    {
        using var caller = new PlainCaller(server);

        var reply = await caller.GetAsync(
            "/api/v1/auth/external/google", ("Host", "chat.example.org"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "192.0.2.1"));

        Assert.Equal(
            "https://chat.example.org/signin-google", QueryHelpers.ParseQuery(new Uri(reply.Header("Location")!).Query)["redirect_uri"]);
        Assert.Contains("; secure", reply.Header("Set-Cookie")!.ToLowerInvariant(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sets_out_where_the_session_could_be_read_on_its_way()
    {
        using var caller = new PlainCaller(server);

        Assert.Equal("auth.https_required", (await caller.GetAsync("/api/v1/auth/external/google", ("Host", "chat.example.org"))).Code);
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_told_on_the_page()
    {
        using var caller = new PlainCaller(server);
        await using var ana = await server.RegisterAsync();

        var reply = await caller.GetAsync("/api/v1/auth/external/oidc?returnUrl=/w/1");

        Assert.Equal(
            (HttpStatusCode.Redirect, "/sign-in?signInError=auth.provider_unavailable&provider=oidc&next=%2Fw%2F1"),
            (reply.Status, reply.Header("Location")));
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "auth.provider_unavailable"), await ana.RefusalAsync(HttpMethod.Post, "me/logins/oidc"));
    }

    [Fact]
    public async Task Coming_back_is_limited_as_signing_in_is()
    {
        var pages = await FloodAsync("/signin-google?code=1&state=2", "192.0.2.9");

        Assert.Equal("/sign-in?signInError=auth.external_failed&provider=google", pages[0]);
        Assert.Equal("/sign-in?signInError=limit.exceeded", pages[^1]);
    }

    [Fact]
    public async Task Setting_out_too_often_is_told_on_the_page()
    {
        var pages = await FloodAsync("/api/v1/auth/external/google?returnUrl=/w/1", "192.0.2.10");

        Assert.StartsWith("https://accounts.google.com/", pages[0], StringComparison.Ordinal);
        Assert.Equal("/sign-in?signInError=limit.exceeded&provider=google&next=%2Fw%2F1", pages[^1]);
    }

    /// <summary>More than may come from one address.</summary>
    /// <returns>Where each was sent.</returns>
    private async Task<List<string>> FloodAsync(string path, string address)
    {
        using var caller = new PlainCaller(server);
        var pages = new List<string>();
        for (var i = 0; i <= 10; i++)
        {
            var reply = await caller.GetAsync(path, ("X-Forwarded-For", address), ("X-Forwarded-Proto", "https"));
            Assert.Equal(HttpStatusCode.Redirect, reply.Status);
            pages.Add(reply.Header("Location")!);
        }

        return pages;
    }

    /// <summary>Behind a proxy; its issuer is not there.</summary>
    public sealed class ProxiedServer : ServerFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["Http:KnownProxies:0"] = "127.0.0.1",
            ["Http:SignInsPerMinute"] = "1",
            ["Authentication:Google:ClientId"] = "id",
            ["Authentication:Google:ClientSecret"] = "secret",
            ["Authentication:OpenIdConnect:ClientId"] = "id",
            ["Authentication:OpenIdConnect:ClientSecret"] = "secret",
            ["Authentication:OpenIdConnect:Authority"] = "http://127.0.0.1:9",
        };
    }
}

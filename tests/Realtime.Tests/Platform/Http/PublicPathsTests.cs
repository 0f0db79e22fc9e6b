using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Http;

public sealed class PublicPathsTests(ServerFixture server) : IClassFixture<ServerFixture>, IDisposable
{
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_healthy_server_says_so(string path) => Assert.Equal(HttpStatusCode.OK, (await _caller.GetAsync(path)).Status);

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/api/v1/me")]
    [InlineData("/api/v1/nothing")]
    public async Task Every_answer_tells_the_browser_what_it_may_not_do(string path)
    {
        var reply = await _caller.GetAsync(path);

        Assert.StartsWith(
            "default-src 'none'; script-src 'self'; style-src 'self';", reply.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("require-trusted-types-for 'script'", reply.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", reply.Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", reply.Header("Referrer-Policy"));
        Assert.Null(reply.Header("Server"));
        Assert.Null(reply.Header("Strict-Transport-Security"));
    }

    [Fact]
    public async Task The_contract_describes_the_calls_and_how_to_sign_in()
    {
        var reply = await _caller.GetAsync("/openapi/v1.json");
        var paths = reply.Json["paths"]!.AsObject();

        Assert.Contains("/api/v1/auth/register", paths);
        Assert.Contains("/api/v1/me", paths);
        Assert.Equal("Idempotency-Key", paths["/api/v1/workspaces"]!["post"]!["parameters"]![0]!["name"]!.GetValue<string>());
        Assert.NotNull(reply.Json["components"]!["securitySchemes"]!["bearer"]);
        Assert.NotNull(paths["/api/v1/me"]!["get"]!["responses"]!["401"]!["content"]!["application/problem+json"]);
        var register = reply.Json["components"]!["schemas"]!["RegisterRequest"]!;
        Assert.Equal(["email", "password", "displayName"], register["required"]!.AsArray().Select(name => name!.GetValue<string>()));
    }

    [Fact]
    public async Task The_reference_page_loads_nothing_from_elsewhere()
    {
        var page = await _caller.GetAsync("/scalar/");
        var policy = page.Header("Content-Security-Policy")!;
        var nonce = policy.Split("'nonce-")[1].Split('\'')[0];
        var script = await _caller.GetAsync("/scalar/scalar.js");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("://", page.Text, StringComparison.Ordinal);
        Assert.Contains($"nonce=\"{nonce}\"", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, script.Status);
    }

    [Fact]
    public void Every_endpoint_says_who_may_call_it()
    {
        var silent = server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null
                && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(endpoint => endpoint.DisplayName);

        Assert.Empty(silent);
    }

    [Fact]
    public void Only_these_paths_are_open_to_everybody()
    {
        var open = server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(path => !path.StartsWith("/scalar", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "/api/v1/auth/email/confirm", "/api/v1/auth/external/{provider}", "/api/v1/auth/login", "/api/v1/auth/password-reset",
                "/api/v1/auth/password-reset", "/api/v1/auth/password-reset/confirm", "/api/v1/auth/providers", "/api/v1/auth/register",
                "/api/v1/auth/second-factor", "/api/v1/auth/session", "/api/v1/auth/token", "/calendar/{secret}.ics", "/health/live",
                "/health/ready", "/openapi/{documentName}.json",
            ],
            open);
    }
}

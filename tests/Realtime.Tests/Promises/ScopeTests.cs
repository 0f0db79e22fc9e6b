using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;
using Realtime.Tests.Support;

namespace Realtime.Tests.Promises;

/// <summary>An API token does what its scopes say, and what no scope was declared for is closed to it.</summary>
public sealed class ScopeTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    /// <summary>Calls that no API token may make, whatever its scopes; <see cref="AccessCases"/> has the routes.</summary>
    private static readonly string[] s_sessionOnly =
    [
        "DELETE /api/v1/me/calendar",
        "DELETE /api/v1/me/logins/{provider}",
        "DELETE /api/v1/me/sessions",
        "DELETE /api/v1/me/sessions/{id}",
        "DELETE /api/v1/me/tokens/{id}",
        "DELETE /api/v1/workspaces/{id}/invites/{code}",
        "DELETE /api/v1/workspaces/{id}/members/{userId}",
        "GET /api/v1/invites/{code}",
        "GET /api/v1/me/calendar",
        "GET /api/v1/me/logins",
        "GET /api/v1/me/second-factor",
        "GET /api/v1/me/sessions",
        "GET /api/v1/me/settings",
        "GET /api/v1/me/tokens",
        "GET /api/v1/workspaces/{id}/audit",
        "GET /api/v1/workspaces/{id}/audit/export",
        "GET /api/v1/workspaces/{id}/invites",
        "PATCH /api/v1/me",
        "PATCH /api/v1/me/settings",
        "PATCH /api/v1/workspaces/{id}",
        "PATCH /api/v1/workspaces/{id}/members/{userId}",
        "POST /api/v1/auth/logout",
        "POST /api/v1/invites/{code}/accept",
        "POST /api/v1/me/calendar",
        "POST /api/v1/me/email/confirmation",
        "POST /api/v1/me/logins/{provider}",
        "POST /api/v1/me/second-factor",
        "POST /api/v1/me/second-factor/confirm",
        "POST /api/v1/me/second-factor/recovery-codes",
        "POST /api/v1/me/second-factor/remove",
        "POST /api/v1/me/tokens",
        "POST /api/v1/workspaces",
        "POST /api/v1/workspaces/{id}/invites",
        "PUT /api/v1/inbox/read",
        "PUT /api/v1/me/password",
    ];

    private static readonly string[] s_scopes = ["chat:read", "chat:write", "boards:read", "boards:write", "account:read"];

    [Fact]
    public void Every_call_has_a_scope_or_is_for_sessions_only()
    {
        var unscoped = Calls().Where(call => call.Needed == Scopes.None).Select(call => call.Name).Order(StringComparer.Ordinal);

        Assert.Equal(s_sessionOnly, unscoped);
    }

    [Fact]
    public void Every_hub_method_and_every_kind_of_stream_has_a_scope()
    {
        var methods = typeof(RealtimeHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName);

        Assert.All(methods, method => Assert.NotEqual(Scopes.None, method.GetCustomAttribute<ScopeAttribute>()?.Needed ?? Scopes.None));
        Assert.All(server.Services.GetServices<IStreamRule>(), rule => Assert.NotEqual(Scopes.None, rule.Scope));
    }

    [Fact]
    public async Task A_token_of_every_scope_is_refused_what_is_for_sessions_only()
    {
        await using var ana = await server.RegisterAsync();
        await using var bot = await MakeAsync(ana, s_scopes);
        foreach (var call in s_sessionOnly)
        {
            var path = call.Split(' ')[1]["/api/v1/".Length..].Replace("{id}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal)
                .Replace("{userId}", ana.Id.ToString(), StringComparison.Ordinal).Replace("{code}", "nosuchcode", StringComparison.Ordinal);
            var reply = await bot.SendAsync(HttpMethod.Parse(call.Split(' ')[0]), path);

            Assert.Equal((call, HttpStatusCode.Forbidden, "auth.scope_missing"), (call, reply.Status, reply.Code));
        }

        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync(HttpMethod.Get, "me"));
    }

    [Fact]
    public async Task A_token_of_all_scopes_but_the_wanted_is_refused_every_call()
    {
        await using var scene = await Scene.CreateAsync(server);
        var before = (await scene.Ana.GetAsync($"streams/{scene.Channel}/events")).ToJsonString();
        foreach (var (route, body) in AccessCases.Foreign)
        {
            var needed = Needed(route);
            await using var bot = await MakeAsync(scene.Ana, [.. s_scopes.Where(name => !needed.Contains(name))]);
            var reply = await bot.SendAsync(HttpMethod.Parse(route.Split(' ')[0]), AccessCases.Path(route, scene), body);

            Assert.Equal((route, HttpStatusCode.Forbidden, "auth.scope_missing"), (route, reply.Status, reply.Code));
            await scene.Ana.StatusAsync(HttpMethod.Delete, $"me/tokens/{(await scene.Ana.GetAsync("me/tokens"))["items"]![0]!["id"]}");
        }

        Assert.Equal(before, (await scene.Ana.GetAsync($"streams/{scene.Channel}/events")).ToJsonString());
    }

    [Fact]
    public async Task A_token_of_the_wanted_scope_may_read_what_its_owner_may()
    {
        await using var scene = await Scene.CreateAsync(server);
        foreach (var route in AccessCases.Foreign.Keys.Where(route => route.StartsWith("GET ", StringComparison.Ordinal)))
        {
            var needed = Needed(route);
            if (needed.Length == 0 || route.Contains("/recurrence", StringComparison.Ordinal))
            {
                continue;
            }

            await using var bot = await MakeAsync(scene.Ana, needed);

            Assert.Equal((route, HttpStatusCode.OK), (route, await bot.StatusAsync(HttpMethod.Get, AccessCases.Path(route, scene))));
            await scene.Ana.StatusAsync(HttpMethod.Delete, $"me/tokens/{(await scene.Ana.GetAsync("me/tokens"))["items"]![0]!["id"]}");
        }
    }

    /// <summary>The scopes that a case wants. Of a stream its kind decides, which the path tells here by the name of the id.</summary>
    private string[] Needed(string route)
    {
        if (route.Contains("/streams/", StringComparison.Ordinal))
        {
            return route.Contains("board}", StringComparison.Ordinal) ? ["boards:read"]
                : route.Contains("{channel}", StringComparison.Ordinal) || route.Contains("{general}", StringComparison.Ordinal)
                    ? ["chat:read"]
                    : ["account:read"];
        }

        var parts = route.Split('?')[0].Split('/', ' ');
        var call = Calls().First(call => Fits(call.Name.Split('/', ' '), parts));
        return ScopeNames.List(call.Needed);
    }

    private static bool Fits(string[] pattern, string[] parts) => pattern.Length == parts.Length
        && pattern.Zip(parts).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);

    private IEnumerable<(string Name, Scopes Needed)> Calls() =>
        from endpoint in server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        let path = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where path.StartsWith("/api/", StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        select ($"{method} {path}", endpoint.Metadata.GetMetadata<ScopeRule>()?.Needed(method) ?? Scopes.None);

    private async Task<ProgramCaller> MakeAsync(Person person, string[] scopes)
    {
        var made = await person.PostAsync("me/tokens", new { name = "Bot", scopes });
        return new ProgramCaller(server, made["token"]!.GetValue<string>());
    }
}

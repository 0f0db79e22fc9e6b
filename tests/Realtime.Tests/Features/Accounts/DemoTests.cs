using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Accounts;

public sealed class DemoTests(DemoTests.Server server) : IClassFixture<DemoTests.Server>, IDisposable
{
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Fact]
    public async Task A_demonstrations_people_come_in_without_a_password()
    {
        var email = $"{Guid.CreateVersion7()}@demo.example";
        var accounts = server.Services.GetRequiredService<Realtime.Features.Accounts.Accounts>();
        await accounts.CreateAsync(email, "correct horse", "Demo", isDemo: true, TestContext.Current.CancellationToken);
        var offered = await _caller.GetAsync("/api/v1/auth/session");
        var list = await _caller.GetAsync("/api/v1/auth/demo");
        var reply = await _caller.PostAsync("/api/v1/auth/demo", $$"""{"email":"{{email}}"}""");
        var me = await _caller.GetAsync("/api/v1/me", ("Cookie", reply.Cookie));

        var listed = Assert.Single(list.Json["items"]!.AsArray(), person => person!["email"]!.GetValue<string>() == email);
        Assert.Equal(me.Json["id"]!.GetValue<string>(), listed!["id"]!.GetValue<string>());
        Assert.Null(list.Json["next"]);
        Assert.True(offered.Json["hasDemo"]!.GetValue<bool>());
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal(email, me.Json["email"]!.GetValue<string>());
    }

    [Fact]
    public async Task Everybody_else_needs_theirs()
    {
        await using var ana = await server.RegisterAsync();
        var known = await _caller.PostAsync("/api/v1/auth/demo", $$"""{"email":"{{ana.Email}}"}""");
        var unknown = await _caller.PostAsync("/api/v1/auth/demo", """{"email":"nobody@example.org"}""");

        Assert.Equal((HttpStatusCode.Unauthorized, "auth.invalid_credentials"), (known.Status, known.Code));
        Assert.Equal((known.Status, known.Code), (unknown.Status, unknown.Code));
    }

    public sealed class Server : ServerFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Demo:Enabled"] = "true" };
    }
}

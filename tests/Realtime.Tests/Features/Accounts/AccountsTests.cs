using System.Net;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Accounts;

public sealed class AccountsTests(ServerFixture server) : IClassFixture<ServerFixture>, IDisposable
{
    private const string Register = "/api/v1/auth/register";
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Fact]
    public async Task Registering_makes_an_account_and_signs_in()
    {
        var reply = await _caller.PostAsync(Register, """{"email":" Ana@Example.org ","password":"correct horse","displayName":" Ana "}""");
        var me = await _caller.GetAsync("/api/v1/me", ("Cookie", reply.Cookie));

        Assert.Equal(HttpStatusCode.Created, reply.Status);
        Assert.Equal("Ana@Example.org", reply.Json["email"]!.GetValue<string>());
        Assert.Equal("Ana", reply.Json["displayName"]!.GetValue<string>());
        Assert.Equal(reply.Json["id"]!.GetValue<Guid>(), me.Json["id"]!.GetValue<Guid>());
        Assert.Equal(me.Json["id"]!.GetValue<Guid>(), me.Json["streamId"]!.GetValue<Guid>());
        Assert.EndsWith("Z", me.Json["createdAt"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_email_has_one_account_whatever_its_case()
    {
        await _caller.PostAsync(Register, """{"email":"twice@example.org","password":"correct horse","displayName":"One"}""");
        var reply = await _caller.PostAsync(Register, """{"email":"TWICE@example.ORG","password":"correct horse","displayName":"Two"}""");

        Assert.Equal((HttpStatusCode.Conflict, "auth.email_taken"), (reply.Status, reply.Code));
        Assert.Null(reply.Header("Set-Cookie"));
    }

    [Fact]
    public async Task Of_many_who_register_one_email_at_once_one_wins()
    {
        const string Body = """{"email":"race@example.org","password":"correct horse","displayName":"Racer"}""";
        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _caller.PostAsync(Register, Body)));

        Assert.Single(replies, reply => reply.Status == HttpStatusCode.Created);
        Assert.Equal(5, replies.Count(reply => reply.Status == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task An_inbox_is_its_owners_alone()
    {
        await using var ana = await server.RegisterAsync();
        await using var ben = await server.RegisterAsync("Ben");

        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync(HttpMethod.Get, $"streams/{ana.Id}/events"));
        Assert.Equal((HttpStatusCode.NotFound, "resource.not_found"), await ben.RefusalAsync(HttpMethod.Get, $"streams/{ana.Id}/events"));
    }

    [Fact]
    public async Task Whether_one_is_signed_in_is_told_without_a_refusal()
    {
        const string Session = "/api/v1/auth/session";
        var account = await _caller.PostAsync(Register, """{"email":"known@example.org","password":"correct horse","displayName":"Known"}""");
        var known = await _caller.GetAsync(Session, ("Cookie", account.Cookie));
        var nobody = await _caller.GetAsync(Session);
        var stale = await _caller.GetAsync(Session, ("Cookie", "realtime=not-one-of-ours"));

        Assert.All(new[] { known, nobody, stale }, reply => Assert.Equal(HttpStatusCode.OK, reply.Status));
        Assert.Equal([true, false, false], new[] { known, nobody, stale }.Select(reply => reply.Json["isSignedIn"]!.GetValue<bool>()));
        Assert.False(nobody.Json["hasDemo"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task There_are_no_people_without_a_password_on_a_real_server(string method)
    {
        var reply = await _caller.SendAsync(new HttpMethod(method), "/api/v1/auth/demo", null);

        Assert.Equal((HttpStatusCode.NotFound, "route.not_found"), (reply.Status, reply.Code));
    }
}

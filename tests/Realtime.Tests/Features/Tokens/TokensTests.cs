using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Realtime.Features.Tokens;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Tokens;

public sealed class TokensTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_token_is_shown_once_and_acts_for_its_owner()
    {
        await using var ana = await server.RegisterAsync();
        var made = await ana.PostAsync("me/tokens", new { name = "Bot", scopes = new[] { "account:read", "chat:read" } });
        await using var bot = new ProgramCaller(server, made["token"]!.GetValue<string>());
        var me = await bot.GetAsync("me");
        var listed = (await ana.GetAsync("me/tokens"))["items"]!.AsArray().Single()!;

        Assert.Equal(ana.Id, me["id"]!.GetValue<Guid>());
        Assert.StartsWith("rt_", bot.Token, StringComparison.Ordinal);
        Assert.Equal(46, bot.Token.Length);
        Assert.Equal(["chat:read", "account:read"], listed["scopes"]!.AsArray().Select(scope => scope!.GetValue<string>()));
        Assert.Equal(("Bot", made["id"]!.GetValue<Guid>()), (listed["name"]!.GetValue<string>(), listed["id"]!.GetValue<Guid>()));
        Assert.NotNull(listed["lastUsedAt"]);
        Assert.False(listed.AsObject().ContainsKey("token"));
    }

    [Fact]
    public async Task A_revoked_token_is_worth_nothing_and_its_sockets_are_closed()
    {
        await using var ana = await server.RegisterAsync();
        var (bot, id) = await MakeAsync(ana, "account:read");
        await using var socket = await RawSocket.OpenAsync(server, bearer: bot.Token);
        Assert.NotNull((await socket.InvokeAsync("Subscribe", $"""["{ana.Id}",null]"""))?["result"]);

        Assert.Equal(HttpStatusCode.NoContent, await ana.StatusAsync(HttpMethod.Delete, $"me/tokens/{id}"));
        await socket.WaitForCloseAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await bot.StatusAsync(HttpMethod.Get, "me"));
        Assert.Equal(HttpStatusCode.NotFound, await ana.StatusAsync(HttpMethod.Delete, $"me/tokens/{id}"));
    }

    [Fact]
    public async Task Nobody_sees_or_revokes_the_token_of_another()
    {
        await using var ana = await server.RegisterAsync();
        await using var bo = await server.RegisterAsync("Bo");
        var (bot, id) = await MakeAsync(ana, "account:read");

        Assert.Empty((await bo.GetAsync("me/tokens"))["items"]!.AsArray());
        Assert.Equal((HttpStatusCode.NotFound, "resource.not_found"), await bo.RefusalAsync(HttpMethod.Delete, $"me/tokens/{id}"));
        Assert.Equal(HttpStatusCode.OK, await bot.StatusAsync(HttpMethod.Get, "me"));
    }

    [Fact]
    public async Task A_new_password_ends_all_tokens()
    {
        await using var ana = await server.RegisterAsync();
        var (bot, _) = await MakeAsync(ana, "account:read");
        await ana.StatusAsync(HttpMethod.Put, "me/password", new { current = ana.Password, @new = "a quite different horse" });

        Assert.Equal(HttpStatusCode.Unauthorized, await bot.StatusAsync(HttpMethod.Get, "me"));
        Assert.Empty((await ana.GetAsync("me/tokens"))["items"]!.AsArray());
    }

    [Fact]
    public async Task On_the_hub_a_token_does_what_its_scopes_say_and_nothing_else()
    {
        await using var scene = await Scene.CreateAsync(server);
        var (reader, _) = await MakeAsync(scene.Ana, "chat:read");
        var (writer, _) = await MakeAsync(scene.Ana, "chat:write");
        var reading = await reader.ConnectAsync();
        var writing = await writer.ConnectAsync();
        var message = new { channelId = scene.Channel, body = "by token", opId = Guid.CreateVersion7() };

        await reading.InvokeAsync<JsonNode>("Subscribe", scene.Channel, 0L, TestContext.Current.CancellationToken);
        await writing.InvokeAsync<JsonNode>("SendMessage", message, TestContext.Current.CancellationToken);
        await AssertMissingAsync(() => reading.InvokeAsync<JsonNode>("SendMessage", message, TestContext.Current.CancellationToken));
        await AssertMissingAsync(
            () => writing.InvokeAsync<JsonNode>("Subscribe", scene.Channel, 0L, TestContext.Current.CancellationToken));
        foreach (var stream in (Guid[])[scene.Board, scene.Workspace, scene.Ana.Id])
        {
            await AssertMissingAsync(() => reading.InvokeAsync<JsonNode>("Subscribe", stream, 0L, TestContext.Current.CancellationToken));
            var page = await reader.SendAsync(HttpMethod.Get, $"streams/{stream}/events");
            Assert.Equal((HttpStatusCode.Forbidden, "auth.scope_missing"), (page.Status, page.Code));
        }
    }

    [Theory]
    [InlineData("", "chat:read", null, "name")]
    [InlineData("Bot", "chat:everything", null, "scopes")]
    [InlineData("Bot", null, null, "scopes")]
    [InlineData("Bot", "chat:read", "2020-01-01T00:00:00Z", "expiresAt")]
    public async Task A_token_that_makes_no_sense_is_refused(string name, string? scope, string? expiresAt, string member)
    {
        await using var ana = await server.RegisterAsync();
        using var response = await ana.SendAsync(
            HttpMethod.Post, "me/tokens", new { name, scopes = scope is null ? [] : new[] { scope }, expiresAt });
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(problem["errors"]![member]);
    }

    [Fact]
    public async Task A_person_has_no_more_than_fifty()
    {
        await using var ana = await server.RegisterAsync();
        for (var i = 0; i < PersonalTokens.MaxTokens; i++)
        {
            await MakeAsync(ana, "chat:read");
        }

        var refused = await ana.RefusalAsync(HttpMethod.Post, "me/tokens", new { name = "Bot", scopes = new[] { "chat:read" } });
        Assert.Equal((HttpStatusCode.TooManyRequests, "limit.exceeded"), refused);
    }

    [Fact]
    public async Task An_unknown_token_is_nobody()
    {
        await using var bot = new ProgramCaller(server, "rt_" + new string('A', 43));

        Assert.Equal(HttpStatusCode.Unauthorized, await bot.StatusAsync(HttpMethod.Get, "me"));
    }

    private static async Task AssertMissingAsync(Func<Task> invoke)
    {
        var refused = await Assert.ThrowsAsync<HubException>(invoke);
        Assert.StartsWith("auth.scope_missing: ", refused.Message, StringComparison.Ordinal);
    }

    private async Task<(ProgramCaller Bot, Guid Id)> MakeAsync(Person person, params string[] scopes)
    {
        var made = await person.PostAsync("me/tokens", new { name = "Bot", scopes });
        return (new ProgramCaller(server, made["token"]!.GetValue<string>()), made["id"]!.GetValue<Guid>());
    }
}

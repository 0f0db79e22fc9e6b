using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Sessions;

public sealed class SessionsTests(ServerFixture server) : IClassFixture<ServerFixture>, IDisposable
{
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Fact]
    public async Task A_person_sees_where_they_are_signed_in_and_nobody_else_does()
    {
        await using var ana = await server.RegisterAsync();
        await using var program = await ProgramCaller.SignInAsync(server, ana);
        await using var bo = await server.RegisterAsync("Bo");

        var seen = await ana.GetAsync("me/sessions");
        var fromProgram = await program.GetAsync("me/sessions");
        var others = await bo.GetAsync("me/sessions");

        Assert.Equal([("browser", true), ("program", false)], Kinds(seen));
        Assert.Equal([("browser", false), ("program", true)], Kinds(fromProgram));
        Assert.Equal([("browser", true)], Kinds(others));
        Assert.Equal("127.0.0.1", seen["items"]![0]!["network"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_list_comes_in_pages()
    {
        await using var ana = await server.RegisterAsync();
        await using var program = await ProgramCaller.SignInAsync(server, ana);
        var first = await ana.GetAsync("me/sessions?limit=1");
        var second = await ana.GetAsync($"me/sessions?limit=1&after={first["next"]}");

        Assert.Equal([("browser", true)], Kinds(first));
        Assert.Equal([("program", false)], Kinds(second));
        Assert.Null(second["next"]);
    }

    [Fact]
    public async Task A_session_that_is_ended_from_elsewhere_is_worth_nothing_at_once()
    {
        await using var ana = await server.RegisterAsync();
        await using var program = await ProgramCaller.SignInAsync(server, ana);
        await using var socket = await RawSocket.OpenAsync(server, bearer: program.Token);
        var id = (await program.GetAsync("me/sessions"))["items"]!.AsArray().Single(IsCurrent)!["id"]!.GetValue<Guid>();

        Assert.Equal(HttpStatusCode.NoContent, await ana.StatusAsync(HttpMethod.Delete, $"me/sessions/{id}"));
        await socket.WaitForCloseAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await program.StatusAsync(HttpMethod.Get, "me"));
        var refresh = await _caller.PostAsync("/api/v1/auth/token", ProgramCaller.RefreshGrant(program.RefreshToken));
        Assert.Equal((HttpStatusCode.Unauthorized, "auth.refresh_invalid"), (refresh.Status, refresh.Code));
        Assert.Equal(HttpStatusCode.NotFound, await ana.StatusAsync(HttpMethod.Delete, $"me/sessions/{id}"));
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another()
    {
        await using var ana = await server.RegisterAsync();
        await using var bo = await server.RegisterAsync("Bo");
        await using var socket = await RawSocket.OpenAsync(server, ana);
        var id = (await ana.GetAsync("me/sessions"))["items"]![0]!["id"]!.GetValue<Guid>();

        Assert.Equal(
            (HttpStatusCode.NotFound, "resource.not_found"), await bo.RefusalAsync(HttpMethod.Delete, $"me/sessions/{id}"));
        Assert.NotNull(await socket.InvokeAsync("Subscribe", $"""["{ana.Id}",null]"""));
        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync(HttpMethod.Get, "me"));
    }

    [Fact]
    public async Task Ending_all_others_leaves_the_one_that_asks()
    {
        await using var ana = await server.RegisterAsync();
        await using var program = await ProgramCaller.SignInAsync(server, ana);

        Assert.Equal(HttpStatusCode.NoContent, await ana.StatusAsync(HttpMethod.Delete, "me/sessions"));
        Assert.Equal(HttpStatusCode.Unauthorized, await program.StatusAsync(HttpMethod.Get, "me"));
        Assert.Equal([("browser", true)], Kinds(await ana.GetAsync("me/sessions")));
    }

    [Fact]
    public async Task Ending_all_closes_a_live_socket_and_nothing_arrives_after()
    {
        await using var scene = await Scene.CreateAsync(server);
        await using var listener = await RawSocket.OpenAsync(server, scene.Bo);
        await using var witness = await RawSocket.OpenAsync(server, scene.Ana);
        foreach (var socket in (RawSocket[])[listener, witness])
        {
            Assert.NotNull((await socket.InvokeAsync("Subscribe", $"""["{scene.General}",null]"""))?["result"]);
        }

        Assert.Equal(HttpStatusCode.NoContent, await scene.Bo.StatusAsync(HttpMethod.Delete, "me/sessions?all=true"));
        await scene.Ana.PostAsync($"channels/{scene.General}/messages", new { body = "after" });

        Assert.True(await HearsAsync(witness, "after"));
        Assert.False(await HearsAsync(listener, "after"));
        Assert.Equal(HttpStatusCode.Unauthorized, await scene.Bo.StatusAsync(HttpMethod.Get, "me"));
        Assert.Empty(scene.Bo.Cookies.GetCookieHeader(server.Address));
    }

    [Fact]
    public async Task A_program_that_signs_out_ends_its_own_session_only()
    {
        await using var ana = await server.RegisterAsync();
        await using var program = await ProgramCaller.SignInAsync(server, ana);

        Assert.Equal(HttpStatusCode.NoContent, await program.StatusAsync(HttpMethod.Post, "auth/logout"));
        Assert.Equal(HttpStatusCode.Unauthorized, await program.StatusAsync(HttpMethod.Get, "me"));
        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync(HttpMethod.Get, "me"));
    }

    private static (string, bool)[] Kinds(JsonNode page) =>
        [.. page["items"]!.AsArray().Select(item => (item!["kind"]!.GetValue<string>(), IsCurrent(item)))];

    private static bool IsCurrent(JsonNode? session) => session!["isCurrent"]!.GetValue<bool>();

    /// <summary>Reads until the text comes or the server closes.</summary>
    private static async Task<bool> HearsAsync(RawSocket socket, string text)
    {
        while (await socket.ReceiveAsync() is { } frame)
        {
            if (frame.ToJsonString().Contains(text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

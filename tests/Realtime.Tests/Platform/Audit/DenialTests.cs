using System.Net;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Audit;

public sealed class DenialTests(AuditServer server) : IClassFixture<AuditServer>, IDisposable
{
    private readonly PlainCaller _nobody = new(server);

    public void Dispose() => _nobody.Dispose();

    [Fact]
    public async Task What_is_absent_and_what_is_invisible_leave_the_same_entry()
    {
        await using var scene = await Scene.CreateAsync(server);
        await using var stranger = await server.RegisterAsync("Stranger");
        var absent = Guid.CreateVersion7();
        foreach (var id in (Guid[])[absent, scene.Channel])
        {
            Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(HttpMethod.Get, $"channels/{id}"));
        }

        var rows = await server.DenialsAsync(stranger, 2);

        Assert.Equal([absent, scene.Channel], rows.Select(row => row.TargetId));
        Assert.Equal(rows[0].Refusal, rows[1].Refusal);
        Assert.Equal(("channel", "127.0.0.1", """{"operation":"GET /api/v1/channels/{id}","code":"resource.not_found"}"""), (rows[0].TargetKind, rows[0].Network, rows[0].After));
        Assert.NotNull(rows[0].SessionId);
        Assert.DoesNotContain(server.Rows(scene.Workspace), row => row.ActorId == stranger.Id);
    }

    [Fact]
    public async Task A_refused_hub_call_leaves_one_entry_too()
    {
        await using var scene = await Scene.CreateAsync(server);
        await using var stranger = await server.RegisterAsync("Stranger");
        var socket = await stranger.ConnectAsync();
        var absent = Guid.CreateVersion7();
        foreach (var id in (Guid[])[absent, scene.Channel])
        {
            await Assert.ThrowsAsync<HubException>(() => socket.InvokeAsync("Subscribe", id, 0L, TestContext.Current.CancellationToken));
            var message = new { channelId = id, body = "leak", opId = Guid.CreateVersion7() };
            await Assert.ThrowsAsync<HubException>(() => socket.InvokeAsync("SendMessage", message, TestContext.Current.CancellationToken));
        }

        var rows = await server.DenialsAsync(stranger, 4);

        Assert.Equal([absent, absent, scene.Channel, scene.Channel], rows.Select(row => row.TargetId));
        Assert.Equal(["stream", "channel", "stream", "channel"], rows.Select(row => row.TargetKind));
        Assert.Equal((rows[0].Refusal, rows[1].Refusal), (rows[2].Refusal, rows[3].Refusal));
        Assert.Equal("""{"operation":"hub SendMessage","code":"resource.not_found"}""", rows[1].After);
        Assert.Equal("127.0.0.1", rows[1].Network);
    }

    [Fact]
    public async Task A_member_who_does_what_only_admins_may_is_told_to_the_workspaces_admins()
    {
        await using var scene = await Scene.CreateAsync(server);
        Assert.Equal(HttpStatusCode.Forbidden, await scene.Bo.StatusAsync(HttpMethod.Patch, $"workspaces/{scene.Workspace}", new { name = "Bo's" }));
        Assert.Equal(HttpStatusCode.Forbidden, await scene.Bo.StatusAsync(HttpMethod.Patch, $"channels/{scene.General}", new { topic = "Bo's" }));

        var rows = await server.DenialsAsync(scene.Bo, 2, scene.Workspace);

        Assert.Equal([("workspace", scene.Workspace), ("channel", scene.General)], rows.Select(row => (row.TargetKind!, row.TargetId!.Value)));
    }

    [Fact]
    public async Task So_is_one_who_meddles_with_what_others_wrote()
    {
        await using var scene = await Scene.CreateAsync(server);
        var mine = await scene.Ana.PostAsync($"channels/{scene.General}/messages", new { body = "Ana's" });
        var comment = await scene.Ana.PostAsync($"cards/{scene.Card}/comments", new { body = "Ana's" });
        Assert.Equal(HttpStatusCode.Forbidden, await scene.Bo.StatusAsync(HttpMethod.Patch, $"messages/{mine["id"]}", new { body = "Bo's" }));
        Assert.Equal(HttpStatusCode.Forbidden, await scene.Bo.StatusAsync(HttpMethod.Patch, $"comments/{comment["id"]}", new { body = "Bo's" }));

        var rows = await server.DenialsAsync(scene.Bo, 2, scene.Workspace);

        Assert.Equal(["message", "comment"], rows.Select(row => row.TargetKind));
        Assert.Equal([mine["id"]!.GetValue<Guid>(), comment["id"]!.GetValue<Guid>()], rows.Select(row => row.TargetId!.Value));
    }

    [Fact]
    public async Task A_token_without_the_scope_and_one_that_was_ended_leave_entries()
    {
        await using var ana = await server.RegisterAsync();
        var made = await ana.PostAsync("me/tokens", new { name = "Bot", scopes = new[] { "chat:read" } });
        await using var bot = new ProgramCaller(server, made["token"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Forbidden, await bot.StatusAsync(HttpMethod.Get, "workspaces"));
        var scope = (await server.DenialsAsync(ana, 1)).Single();
        await ana.StatusAsync(HttpMethod.Delete, $"me/tokens/{made["id"]}");
        var before = Ended();
        Assert.Equal(HttpStatusCode.Unauthorized, await bot.StatusAsync(HttpMethod.Get, "workspaces"));

        Assert.Equal((made["id"]!.GetValue<Guid>(), """{"operation":"GET /api/v1/workspaces","code":"auth.scope_missing"}"""), (scope.SessionId!.Value, scope.After));
        await Wait.UntilAsync("an entry about the ended token", () => Ended() == before + 1);

        int Ended() => server.Rows(Guid.Empty).Count(row => row is { Action: "access.denied", ActorId: null, SessionId: null, Network: "127.0.0.1" }
            && row.After == """{"operation":"GET /api/v1/workspaces","code":"auth.required"}""");
    }

    [Fact]
    public async Task Nobody_who_shows_nothing_and_an_own_thing_that_is_not_there_are_no_news()
    {
        await using var ana = await server.RegisterAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await _nobody.GetAsync("/api/v1/inbox")).Status);
        Assert.Equal(HttpStatusCode.NotFound, await ana.StatusAsync(HttpMethod.Get, "me/calendar"));
        Assert.Equal(HttpStatusCode.NotFound, await ana.StatusAsync(HttpMethod.Get, $"boards/{Guid.CreateVersion7()}"));

        Assert.Equal("board", (await server.DenialsAsync(ana, 1)).Single().TargetKind);
        Assert.DoesNotContain(server.Rows(Guid.Empty), row => row.After?.Contains("/api/v1/inbox", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_are_told_alike_and_without_the_address()
    {
        await using var ana = await server.RegisterAsync();
        var before = server.Rows(Guid.Empty).Count(IsFailure);
        var unknown = $"nobody-{Guid.CreateVersion7():N}@example.org";
        foreach (var email in (string[])[unknown, ana.Email])
        {
            var reply = await _nobody.PostAsync("/api/v1/auth/login", $$"""{"email":"{{email}}","password":"certainly not this"}""");
            Assert.Equal("auth.invalid_credentials", reply.Code);
        }

        await Wait.UntilAsync("two entries", () => server.Rows(Guid.Empty).Count(IsFailure) == before + 2);
        var rows = server.Rows(Guid.Empty).Where(IsFailure).TakeLast(2).ToList();

        Assert.Equal([(null, null), ("user", ana.Id)], rows.Select(row => (row.TargetKind, row.TargetId)));
        Assert.Equal(rows[0] with { Seq = 0 }, rows[1] with { Seq = 0, TargetKind = null, TargetId = null });
        Assert.Equal("""{"operation":"POST /api/v1/auth/login","code":"auth.invalid_credentials"}""", rows[0].After);

        static bool IsFailure(AuditRow row) => row.Action == "auth.sign_in_failed";
    }
}

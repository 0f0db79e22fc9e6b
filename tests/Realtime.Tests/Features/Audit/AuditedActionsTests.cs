using System.Net;
using Microsoft.Data.Sqlite;
using Realtime.Tests.Features.SecondFactor;
using Realtime.Tests.Platform.Audit;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Audit;

/// <summary>What administers and secures leaves an entry with before and after; what is refused, and what people write, leaves none.</summary>
public sealed class AuditedActionsTests(AuditServer server) : IClassFixture<AuditServer>, IDisposable
{
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Fact]
    public async Task A_workspaces_members_roles_and_invites()
    {
        await using var ana = await server.RegisterAsync();
        await using var bo = await server.RegisterAsync("Bo");
        var workspace = await MakeAsync(ana, "workspaces", new { name = "Harbour" });
        await DoAsync(ana, HttpMethod.Patch, $"workspaces/{workspace}", new { name = "Port" });
        var code = (await ana.PostAsync($"workspaces/{workspace}/invites", new { maxUses = 2 }))["code"]!.GetValue<string>();
        await bo.PostAsync($"invites/{code}/accept");
        await DoAsync(ana, HttpMethod.Patch, $"workspaces/{workspace}/members/{bo.Id}", new { role = "admin" });
        await bo.PostAsync($"workspaces/{workspace}/invites", new { role = "admin" });
        await DoAsync(ana, HttpMethod.Delete, $"workspaces/{workspace}/invites/{code}");
        await DoAsync(ana, HttpMethod.Delete, $"workspaces/{workspace}/members/{bo.Id}");
        await bo.StatusAsync(HttpMethod.Get, "me");

        var rows = server.Rows(workspace);

        Assert.Equal(
            [
                ("workspace.created", null, """{"name":"Harbour"}"""),
                ("member.joined", null, """{"role":"owner"}"""),
                ("channel.created", null, """{"name":"general","access":"open"}"""),
                ("workspace.updated", """{"name":"Harbour"}""", """{"name":"Port"}"""),
                ("invite.created", null, rows[4].After),
                ("member.joined", null, """{"role":"member"}"""),
                ("invite.accepted", """{"uses":"0"}""", """{"uses":"1"}"""),
                ("member.role_changed", """{"role":"member"}""", """{"role":"admin"}"""),
                ("invite.created", null, rows[8].After),
                ("invite.withdrawn", """{"role":"member"}""", null),
                ("invite.withdrawn", """{"role":"admin"}""", null),
                ("member.removed", """{"role":"admin"}""", null),
            ],
            rows.Select(row => row.Change));
        Assert.StartsWith("""{"role":"member","maxUses":"2","expiresAt":""", rows[4].After, StringComparison.Ordinal);
        Assert.Equal([bo.Id, bo.Id, ana.Id, bo.Id, ana.Id, ana.Id, ana.Id], rows.Skip(5).Select(row => row.ActorId!.Value));
        Assert.Equal(("user", bo.Id), (rows[^1].TargetKind, rows[^1].TargetId));
        Assert.All(rows, row => Assert.Equal("127.0.0.1", row.Network));
    }

    [Fact]
    public async Task Channels_and_boards_and_who_is_in_them()
    {
        await using var scene = await Scene.CreateAsync(server);
        var begun = server.Rows(scene.Workspace).Count;
        (string Kind, Guid Open, Guid Private)[] cases = [("channel", scene.General, scene.Channel), ("board", scene.OpenBoard, scene.Board)];
        foreach (var (kind, open, closed) in cases)
        {
            await DoAsync(scene.Ana, HttpMethod.Delete, $"{kind}s/{closed}/members/{scene.Bo.Id}");
            await DoAsync(scene.Ana, HttpMethod.Post, $"{kind}s/{closed}/members", new { userId = scene.Bo.Id });
            await DoAsync(scene.Ana, HttpMethod.Patch, $"{kind}s/{open}", new { name = "renamed" });
            await DoAsync(scene.Ana, HttpMethod.Patch, $"{kind}s/{open}", new { isArchived = true });
            await DoAsync(scene.Ana, HttpMethod.Patch, $"{kind}s/{open}", new { isArchived = false });
        }

        var rows = server.Rows(scene.Workspace).Skip(begun).ToList();

        Assert.Equal([.. Changes("channel", "general", scene.Bo.Id), .. Changes("board", "Open", scene.Bo.Id)], rows.Select(row => row.Change));
        Assert.Equal(
            [("channel", scene.Channel), ("channel", scene.General), ("board", scene.Board), ("board", scene.OpenBoard)],
            rows.Select(row => (row.TargetKind!, row.TargetId!.Value)).Distinct());
    }

    [Fact]
    public async Task The_texts_of_a_private_channel_or_board_are_not_told_to_admins_outside_it()
    {
        await using var scene = await Scene.CreateAsync(server);
        foreach (var path in (string[])[$"channels/{scene.Channel}", $"boards/{scene.Board}"])
        {
            await DoAsync(scene.Ana, HttpMethod.Patch, path, new { name = "conspiracy" });
            await DoAsync(scene.Ana, HttpMethod.Patch, path, new { name = "conspired", isArchived = true });
        }

        var rows = server.Rows(scene.Workspace).Where(row => row.TargetId == scene.Channel || row.TargetId == scene.Board).ToList();

        Assert.Equal(
            [
                ("channel.updated", null, null), ("channel.archived", """{"state":"active"}""", """{"state":"archived"}"""),
                ("board.updated", null, null), ("board.archived", """{"state":"active"}""", """{"state":"archived"}"""),
            ],
            rows.TakeLast(4).Select(row => row.Change));
        Assert.Equal(2, rows.Count(row => row.After == """{"access":"private"}"""));
        AssertNowhere("conspiracy", "conspired");
    }

    [Fact]
    public async Task A_persons_account_from_the_first_day_on()
    {
        await using var ana = await server.RegisterAsync("Ana");
        await using var program = await ProgramCaller.SignInAsync(server, ana);
        var used = await _caller.PostAsync("/api/v1/auth/token", ProgramCaller.RefreshGrant(program.RefreshToken));
        var reused = await _caller.PostAsync("/api/v1/auth/token", ProgramCaller.RefreshGrant(program.RefreshToken));
        var token = await ana.PostAsync("me/tokens", new { name = "Bot", scopes = new[] { "chat:read", "boards:read" } });
        await DoAsync(ana, HttpMethod.Delete, $"me/tokens/{token["id"]}");
        var calendar = await ana.PostAsync("me/calendar");
        await DoAsync(ana, HttpMethod.Delete, "me/calendar");
        await DoAsync(ana, HttpMethod.Delete, "me/calendar");
        await using var second = await ProgramCaller.SignInAsync(server, ana);
        var sessions = (await ana.GetAsync("me/sessions"))["items"]!.AsArray();
        await DoAsync(ana, HttpMethod.Delete, $"me/sessions/{sessions.Single(session => !session!["isCurrent"]!.GetValue<bool>())!["id"]}");
        await DoAsync(ana, HttpMethod.Patch, "me", new { displayName = "Anna" });
        const string NewPassword = "quite another phrase 9";
        await DoAsync(ana, HttpMethod.Put, "me/password", new { current = ana.Password, @new = NewPassword });
        await DoAsync(ana, HttpMethod.Delete, "me/sessions");
        await DoAsync(ana, HttpMethod.Post, "auth/logout");

        var rows = server.RowsOf(ana);

        Assert.Equal((HttpStatusCode.OK, "auth.refresh_reused"), (used.Status, reused.Code));
        Assert.Equal(
            [
                ("account.created", null, """{"displayName":"Ana"}"""),
                ("auth.signed_in", null, """{"kind":"browser"}"""),
                ("auth.signed_in", null, """{"kind":"program"}"""),
                ("auth.refresh_reused", null, null),
                ("token.created", null, """{"name":"Bot","scopes":"chat:read boards:read"}"""),
                ("token.ended", null, null),
                ("calendar.address_made", null, null),
                ("calendar.address_ended", null, null),
                ("auth.signed_in", null, """{"kind":"program"}"""),
                ("session.ended", null, null),
                ("account.renamed", """{"displayName":"Ana"}""", """{"displayName":"Anna"}"""),
                ("account.password_changed", null, null),
                ("session.all_ended", null, """{"which":"others"}"""),
                ("auth.signed_out", null, null),
            ],
            rows.Select(row => row.Change));
        Assert.Equal(rows[2].SessionId, rows[3].TargetId);
        Assert.All(rows.Skip(1), row => Assert.Equal((true, "127.0.0.1"), (row.SessionId is not null, row.Network)));
        AssertNowhere(ana.Password, NewPassword, ana.Email, program.RefreshToken, program.Token, second.RefreshToken, token["token"]!.GetValue<string>());
        AssertNowhere([.. calendar.AsObject().Where(member => member.Key != "createdAt").Select(member => member.Value!.ToString().Split('/')[^1])]);
    }

    [Fact]
    public async Task A_second_factor_and_whose_it_was_that_somebody_failed_at()
    {
        await using var ana = await server.RegisterAsync();
        var now = TimeProvider.System.GetUtcNow();
        var authenticator = await OwnAuthenticator.AddAsync(server, ana, now);
        var challenge = await ana.ChallengeAsync();
        var wrong = authenticator.WrongAt(now);
        Assert.Equal((HttpStatusCode.Unauthorized, "auth.second_factor_wrong"), await ana.AnswerAsync(challenge, wrong));
        Assert.Equal((HttpStatusCode.OK, null), await ana.AnswerAsync(challenge, authenticator.RecoveryCodes[0]));
        var renewed = await ana.PostAsync("me/second-factor/recovery-codes", new { code = authenticator.RecoveryCodes[1] });
        var codes = renewed["recoveryCodes"]!.AsArray().Select(code => code!.GetValue<string>()).ToArray();
        await DoAsync(ana, HttpMethod.Post, "me/second-factor/remove", new { code = codes[0] });
        List<AuditRow> failed = [];
        await Wait.UntilAsync("the failure", () => (failed = [.. server.Rows(Guid.Empty).Where(row => row is { Action: "auth.sign_in_failed" } && row.TargetId == ana.Id)]).Count > 0);

        Assert.Equal(
            ["account.created", "auth.signed_in", "second_factor.on", "auth.signed_in", "second_factor.codes_renewed", "second_factor.off"],
            server.RowsOf(ana).Where(row => row.Action != "auth.sign_in_failed").Select(row => row.Action));
        Assert.Equal("""{"operation":"POST /api/v1/auth/second-factor","code":"auth.second_factor_wrong"}""", Assert.Single(failed).After);
        AssertNowhere([authenticator.Secret, challenge, wrong, .. authenticator.RecoveryCodes, .. codes]);
    }

    [Fact]
    public async Task A_command_that_is_refused_leaves_none()
    {
        await using var scene = await Scene.CreateAsync(server);
        var before = Count();
        await RefuseAsync(scene.Ana, HttpMethod.Patch, $"workspaces/{scene.Workspace}", new { name = "New", version = 7 }, HttpStatusCode.PreconditionFailed);
        await RefuseAsync(scene.Ana, HttpMethod.Delete, $"workspaces/{scene.Workspace}/members/{scene.Ana.Id}", null, HttpStatusCode.Conflict);
        await RefuseAsync(scene.Ana, HttpMethod.Patch, $"channels/{scene.Channel}", new { name = "general" }, HttpStatusCode.Conflict);
        await RefuseAsync(scene.Ana, HttpMethod.Post, $"channels/{scene.General}/members", new { userId = Guid.CreateVersion7() }, HttpStatusCode.BadRequest);

        Assert.Equal(before, Count());
    }

    [Fact]
    public async Task What_changes_nothing_and_what_people_write_leave_none()
    {
        await using var scene = await Scene.CreateAsync(server);
        var before = Count();
        await DoAsync(scene.Ana, HttpMethod.Patch, $"workspaces/{scene.Workspace}", new { name = "Scene" });
        await DoAsync(scene.Bo, HttpMethod.Post, $"channels/{scene.Channel}/messages", new { body = "ordinary" });
        await DoAsync(scene.Bo, HttpMethod.Post, $"lists/{scene.List}/cards", new { title = "ordinary" });
        await DoAsync(scene.Bo, HttpMethod.Post, $"cards/{scene.Card}/moves", new { listId = scene.List });
        await DoAsync(scene.Bo, HttpMethod.Put, $"channels/{scene.Channel}/read", new { seq = 1 });

        Assert.Equal(before, Count());
    }

    [Fact]
    public async Task An_invites_code_is_in_no_entry()
    {
        await using var scene = await Scene.CreateAsync(server);
        await using var stranger = await server.RegisterAsync("Stranger");
        await stranger.StatusAsync(HttpMethod.Delete, $"workspaces/{scene.Workspace}/invites/{scene.Invite}");
        await server.DenialsAsync(stranger, 1);

        AssertNowhere(scene.Invite);
    }

    private static IEnumerable<(string, string?, string?)> Changes(string kind, string name, Guid userId) =>
        [
            ($"{kind}.member_removed", $$"""{"userId":"{{userId}}"}""", null),
            ($"{kind}.member_added", null, $$"""{"userId":"{{userId}}"}"""),
            ($"{kind}.updated", $$"""{"name":"{{name}}"}""", """{"name":"renamed"}"""),
            ($"{kind}.archived", """{"state":"active"}""", """{"state":"archived"}"""),
            ($"{kind}.restored", """{"state":"archived"}""", """{"state":"active"}"""),
        ];

    private static async Task<Guid> MakeAsync(Person person, string path, object body) => (await person.PostAsync(path, body))["id"]!.GetValue<Guid>();

    private static async Task DoAsync(Person person, HttpMethod method, string path, object? body = null) =>
        Assert.InRange((int)await person.StatusAsync(method, path, body), 200, 299);

    private static async Task RefuseAsync(Person person, HttpMethod method, string path, object? body, HttpStatusCode wanted) =>
        Assert.Equal((path, wanted), (path, await person.StatusAsync(method, path, body)));

    private void AssertNowhere(params string[] secrets)
    {
        Assert.NotEmpty(secrets);
        foreach (var secret in secrets)
        {
            Assert.True(secret.Length > 5, "Too short to look for.");
            Assert.Equal(0, Scalar("select count(*) from audit_entries where instr(lower(quote(before) || quote(after) || action), lower($text)) > 0", secret));
        }
    }

    private long Count() => Scalar("select count(*) from audit_entries where $text = ''", "");

    private long Scalar(string sql, string text)
    {
        using var connection = AuditServer.Open(server.File);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this class
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.Add(new SqliteParameter("$text", text));
        return (long)command.ExecuteScalar()!;
    }
}

using Realtime.Tests.Support;

namespace Realtime.Tests.Promises;

/// <summary>
/// One entry for every operation that the running server offers. <see cref="AccessTests"/> compares this list with the server's
/// own, so that an operation without an entry fails.
/// </summary>
internal static class AccessCases
{
    /// <summary>
    /// Calls about things of one workspace: somebody outside gets 404. Ids are replaced by name; an operation that leads to things
    /// of several kinds has an entry for each.
    /// </summary>
    public static readonly Dictionary<string, object?> Foreign = new()
    {
        ["GET /api/v1/workspaces/{workspace}"] = null,
        ["PATCH /api/v1/workspaces/{workspace}"] = new { name = "Taken" },
        ["GET /api/v1/workspaces/{workspace}/members"] = null,
        ["PATCH /api/v1/workspaces/{workspace}/members/{ana}"] = new { role = "member" },
        ["DELETE /api/v1/workspaces/{workspace}/members/{ana}"] = null,
        ["POST /api/v1/workspaces/{workspace}/invites"] = new { },
        ["GET /api/v1/workspaces/{workspace}/invites"] = null,
        ["DELETE /api/v1/workspaces/{workspace}/invites/{invite}"] = null,
        ["GET /api/v1/workspaces/{workspace}/audit"] = null,
        ["GET /api/v1/workspaces/{workspace}/audit/export"] = null,
        ["GET /api/v1/workspaces/{workspace}/presence"] = null,
        ["POST /api/v1/workspaces/{workspace}/channels"] = new { name = "mine" },
        ["GET /api/v1/workspaces/{workspace}/channels"] = null,
        ["GET /api/v1/channels/{channel}"] = null,
        ["PATCH /api/v1/channels/{channel}"] = new { topic = "Taken" },
        ["GET /api/v1/channels/{channel}/members"] = null,
        ["POST /api/v1/channels/{channel}/members"] = new { userId = Guid.Parse("019aa000-0000-7000-8000-000000000000") },
        ["DELETE /api/v1/channels/{channel}/members/{ana}"] = null,
        ["PUT /api/v1/channels/{channel}/read"] = new { seq = 1 },
        ["POST /api/v1/channels/{channel}/messages"] = new { body = "leak" },
        ["GET /api/v1/channels/{channel}/messages"] = null,
        ["GET /api/v1/messages/{message}"] = null,
        ["PATCH /api/v1/messages/{message}"] = new { body = "Taken" },
        ["DELETE /api/v1/messages/{message}"] = null,
        ["GET /api/v1/messages/{message}/edits"] = null,
        ["PUT /api/v1/messages/{message}/reactions/👍"] = null,
        ["DELETE /api/v1/messages/{message}/reactions/👍"] = null,
        ["GET /api/v1/channels/{general}"] = null,
        ["POST /api/v1/channels/{general}/messages"] = new { body = "leak" },
        ["GET /api/v1/channels/{general}/messages"] = null,
        ["POST /api/v1/workspaces/{workspace}/boards"] = new { name = "mine" },
        ["GET /api/v1/workspaces/{workspace}/boards"] = null,
        ["GET /api/v1/boards/{board}"] = null,
        ["PATCH /api/v1/boards/{board}"] = new { name = "Taken" },
        ["GET /api/v1/boards/{openboard}"] = null,
        ["PATCH /api/v1/boards/{openboard}"] = new { name = "Taken" },
        ["POST /api/v1/boards/{board}/undo"] = null,
        ["POST /api/v1/boards/{board}/redo"] = null,
        ["GET /api/v1/boards/{board}/members"] = null,
        ["POST /api/v1/boards/{board}/members"] = new { userId = Guid.Parse("019aa000-0000-7000-8000-000000000000") },
        ["DELETE /api/v1/boards/{board}/members/{ana}"] = null,
        ["POST /api/v1/boards/{board}/lists"] = new { name = "mine" },
        ["PATCH /api/v1/lists/{list}"] = new { name = "Taken" },
        ["DELETE /api/v1/lists/{list}"] = null,
        ["POST /api/v1/lists/{list}/moves"] = new { },
        ["POST /api/v1/lists/{list}/cards"] = new { title = "leak" },
        ["POST /api/v1/lists/{list}/archive-cards"] = null,
        ["POST /api/v1/boards/{board}/labels"] = new { name = "mine", color = "red" },
        ["PATCH /api/v1/labels/{label}"] = new { name = "Taken" },
        ["DELETE /api/v1/labels/{label}"] = null,
        ["GET /api/v1/boards/{board}/cards?state=archived"] = null,
        ["GET /api/v1/cards/{card}"] = null,
        ["PATCH /api/v1/cards/{card}"] = new { title = "Taken" },
        ["DELETE /api/v1/cards/{card}"] = null,
        ["POST /api/v1/cards/{card}/reminders"] = new { beforeDue = 1 },
        ["GET /api/v1/cards/{card}/reminders"] = null,
        ["DELETE /api/v1/reminders/{reminder}"] = null,
        ["PUT /api/v1/cards/{card}/recurrence"] = new { kind = "daily", every = 1, time = "09:00", timeZone = "UTC" },
        ["GET /api/v1/cards/{card}/recurrence"] = null,
        ["DELETE /api/v1/cards/{card}/recurrence"] = null,
        ["POST /api/v1/cards/{card}/moves"] = new { listId = Guid.Parse("019aa000-0000-7000-8000-000000000000") },
        ["POST /api/v1/cards/{card}/archive"] = null,
        ["POST /api/v1/cards/{card}/trash"] = null,
        ["POST /api/v1/cards/{card}/restore"] = null,
        ["PUT /api/v1/cards/{card}/labels/{label}"] = null,
        ["DELETE /api/v1/cards/{card}/labels/{label}"] = null,
        ["PUT /api/v1/cards/{card}/assignees/{ana}"] = null,
        ["DELETE /api/v1/cards/{card}/assignees/{ana}"] = null,
        ["GET /api/v1/cards/{card}/link"] = null,
        ["POST /api/v1/cards/{card}/duplicate"] = new { },
        ["GET /api/v1/cards/{card}/activity"] = null,
        ["GET /api/v1/boards/{board}/activity"] = null,
        ["POST /api/v1/cards/{card}/checklists"] = new { title = "leak" },
        ["PATCH /api/v1/checklists/{checklist}"] = new { title = "Taken" },
        ["DELETE /api/v1/checklists/{checklist}"] = null,
        ["POST /api/v1/checklists/{checklist}/items"] = new { text = "leak" },
        ["PATCH /api/v1/check-items/{checkitem}"] = new { isDone = true },
        ["DELETE /api/v1/check-items/{checkitem}"] = null,
        ["POST /api/v1/check-items/{checkitem}/moves"] = new { checklistId = Guid.Parse("019aa000-0000-7000-8000-000000000000") },
        ["POST /api/v1/cards/{card}/comments"] = new { body = "leak" },
        ["GET /api/v1/cards/{card}/comments"] = null,
        ["PATCH /api/v1/comments/{comment}"] = new { body = "Taken" },
        ["DELETE /api/v1/comments/{comment}"] = null,
        ["GET /api/v1/streams/{board}/events"] = null,
        ["GET /api/v1/streams/{openboard}/events"] = null,
        ["GET /api/v1/streams/{workspace}/events"] = null,
        ["GET /api/v1/streams/{general}/events"] = null,
        ["GET /api/v1/streams/{channel}/events"] = null,
        ["GET /api/v1/streams/{ana}/events"] = null,
    };

    /// <summary>Calls that are about the caller alone, or open to everybody, with the reason.</summary>
    public static readonly Dictionary<string, string> Own = new()
    {
        ["POST /api/v1/auth/register"] = "makes the caller",
        ["POST /api/v1/auth/login"] = "makes the caller known",
        ["POST /api/v1/auth/logout"] = "ends the caller's own session",
        ["GET /api/v1/auth/session"] = "tells the caller whether it is known",
        ["POST /api/v1/auth/token"] = "makes the caller known",
        ["GET /api/v1/auth/providers"] = "names services to everybody",
        ["GET /api/v1/auth/external/{provider}"] = "makes the caller known, elsewhere at first",
        ["GET /api/v1/me/logins"] = "lists the caller's own",
        ["POST /api/v1/me/logins/{provider}"] = "begins to link one to the caller; LinkingTests has another's session bring it home",
        ["DELETE /api/v1/me/logins/{provider}"] = "unlinks one of the caller's own",
        ["POST /api/v1/auth/second-factor"] = "makes the caller known; the challenge is the key",
        ["GET /api/v1/me/second-factor"] = "the caller's own",
        ["POST /api/v1/me/second-factor"] = "the caller's own, with their password",
        ["POST /api/v1/me/second-factor/confirm"] = "the caller's own, with a code",
        ["POST /api/v1/me/second-factor/recovery-codes"] = "the caller's own, with a code",
        ["POST /api/v1/me/second-factor/remove"] = "the caller's own, with a code",
        ["GET /api/v1/auth/password-reset"] = "tells everybody whether there is such a thing here",
        ["POST /api/v1/auth/password-reset"] = "writes to whoever reads the account's mail; PasswordResetTests has it tell nobody else",
        ["POST /api/v1/auth/password-reset/confirm"] = "the link is the key; PasswordResetTests has wrong ones",
        ["POST /api/v1/auth/email/confirm"] = "the link is the key; EmailConfirmationTests has wrong ones",
        ["POST /api/v1/me/email/confirmation"] = "writes to the caller's own address",
        ["GET /api/v1/me"] = "the caller's own account",
        ["PUT /api/v1/me/password"] = "the caller's own password",
        ["GET /api/v1/me/sessions"] = "lists the caller's own",
        ["DELETE /api/v1/me/sessions"] = "ends the caller's own",
        ["DELETE /api/v1/me/sessions/{id}"] = "ends one of the caller's own; SessionsTests tries another's",
        ["GET /api/v1/me/tokens"] = "lists the caller's own",
        ["POST /api/v1/me/tokens"] = "makes one of the caller's own",
        ["DELETE /api/v1/me/tokens/{id}"] = "ends one of the caller's own; TokensTests tries another's",
        ["POST /api/v1/auth/ticket"] = "opens the hub for the caller",
        ["GET /api/v1/inbox"] = "the caller's own inbox",
        ["PUT /api/v1/inbox/read"] = "marks in the caller's own inbox only",
        ["PATCH /api/v1/me"] = "the caller's own name",
        ["GET /api/v1/me/settings"] = "the caller's own settings",
        ["PATCH /api/v1/me/settings"] = "the caller's own settings",
        ["GET /api/v1/me/calendar"] = "the caller's own address",
        ["POST /api/v1/me/calendar"] = "the caller's own address",
        ["DELETE /api/v1/me/calendar"] = "the caller's own address",
        ["GET /api/v1/workspaces"] = "lists the caller's own",
        ["POST /api/v1/workspaces"] = "anybody may make one",
        ["GET /api/v1/invites/{code}"] = "the code is the key; whoever holds it may look",
        ["POST /api/v1/invites/{code}/accept"] = "the code is the key; whoever holds it may come in",
    };

    /// <summary>Calls that only a server with its demo switched on offers.</summary>
    public static readonly Dictionary<string, string> Demo = new()
    {
        ["GET /api/v1/auth/demo"] = "lists the demo's people to everybody",
        ["POST /api/v1/auth/demo"] = "signs in as one of them, and as nobody else",
    };

    /// <summary>Hub methods with arguments that a member could give, once for each thing that they lead to.</summary>
    public static readonly Dictionary<string, Func<Scene, object?[][]>> Hub = new()
    {
        ["Subscribe"] = scene =>
            [[scene.Workspace, 0L], [scene.General, 0L], [scene.Channel, 0L], [scene.Board, 0L], [scene.OpenBoard, 0L], [scene.Ana.Id, 0L]],
        ["SendMessage"] = scene => [Message(scene.General), Message(scene.Channel)],
        ["SetTyping"] = scene => [[scene.General, true], [scene.Channel, true]],
        ["SetViewing"] = scene => [[scene.Board, scene.Card], [scene.OpenBoard, null]],
        ["MoveCard"] = scene => [[new { cardId = scene.Card, listId = scene.List, opId = Guid.CreateVersion7() }]],
        ["MarkRead"] = scene => [[scene.General, 1L], [scene.Channel, 1L]],
    };

    /// <summary>Hub methods that reach nothing of anybody else, with the reason.</summary>
    public static readonly Dictionary<string, string> HubOwn = new()
    {
        ["Unsubscribe"] = "only forgets what the caller's own socket follows",
    };

    /// <summary>Puts a scene's ids, or ids of nothing, into a case's path.</summary>
    public static string Path(string route, Scene scene, bool absent = false)
    {
        var none = absent ? Guid.CreateVersion7() : (Guid?)null;
        return route.Split(' ')[1]["/api/v1/".Length..]
            .Replace("{workspace}", (none ?? scene.Workspace).ToString(), StringComparison.Ordinal)
            .Replace("{general}", (none ?? scene.General).ToString(), StringComparison.Ordinal)
            .Replace("{channel}", (none ?? scene.Channel).ToString(), StringComparison.Ordinal)
            .Replace("{message}", (none ?? scene.Message).ToString(), StringComparison.Ordinal)
            .Replace("{board}", (none ?? scene.Board).ToString(), StringComparison.Ordinal)
            .Replace("{openboard}", (none ?? scene.OpenBoard).ToString(), StringComparison.Ordinal)
            .Replace("{list}", (none ?? scene.List).ToString(), StringComparison.Ordinal)
            .Replace("{label}", (none ?? scene.Label).ToString(), StringComparison.Ordinal)
            .Replace("{reminder}", (none ?? scene.Reminder).ToString(), StringComparison.Ordinal)
            .Replace("{card}", (none ?? scene.Card).ToString(), StringComparison.Ordinal)
            .Replace("{checklist}", (none ?? scene.Checklist).ToString(), StringComparison.Ordinal)
            .Replace("{checkitem}", (none ?? scene.CheckItem).ToString(), StringComparison.Ordinal)
            .Replace("{comment}", (none ?? scene.Comment).ToString(), StringComparison.Ordinal)
            .Replace("{ana}", (none ?? scene.Ana.Id).ToString(), StringComparison.Ordinal)
            .Replace("{invite}", absent ? "nosuchcode" : scene.Invite, StringComparison.Ordinal);
    }

    private static object?[] Message(Guid channelId) => [new { channelId, body = "leak", opId = Guid.CreateVersion7() }];
}

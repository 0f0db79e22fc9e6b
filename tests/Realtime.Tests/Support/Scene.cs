namespace Realtime.Tests.Support;

/// <summary>A workspace of Ana's with Bo in it, a private channel with a message by Bo that Ana answered, boards, and an invite.</summary>
public sealed class Scene : IAsyncDisposable
{
    public required Person Ana { get; init; }

    public required Person Bo { get; init; }

    public Guid Workspace { get; private set; }

    public Guid General { get; private set; }

    public Guid Channel { get; private set; }

    public Guid Message { get; private set; }

    /// <summary>A private board of Ana's with Bo in it; what follows is on it.</summary>
    public Guid Board { get; private set; }

    public Guid OpenBoard { get; private set; }

    public Guid List { get; private set; }

    public Guid Label { get; private set; }

    public Guid Card { get; private set; }

    public Guid Checklist { get; private set; }

    public Guid CheckItem { get; private set; }

    public Guid Comment { get; private set; }

    /// <summary>Ana's, of the card.</summary>
    public Guid Reminder { get; private set; }

    public string Invite { get; private set; } = "";

    public static async Task<Scene> CreateAsync(ServerFixture server)
    {
        var scene = new Scene { Ana = await server.RegisterAsync("Ana"), Bo = await server.RegisterAsync("Bo") };
        scene.Workspace = Id(await scene.Ana.PostAsync("workspaces", new { name = "Scene" }));
        scene.General = (await scene.Ana.GetAsync($"workspaces/{scene.Workspace}/channels"))["items"]![0]!["id"]!.GetValue<Guid>();
        scene.Invite = (await scene.Ana.PostAsync($"workspaces/{scene.Workspace}/invites", new { }))["code"]!.GetValue<string>();
        await scene.Bo.PostAsync($"invites/{scene.Invite}/accept");
        scene.Channel = Id(await scene.Ana.PostAsync($"workspaces/{scene.Workspace}/channels", new { name = "secret", isPrivate = true }));
        await scene.Ana.PostAsync($"channels/{scene.Channel}/members", new { userId = scene.Bo.Id });
        scene.Message = Id(await scene.Bo.PostAsync($"channels/{scene.Channel}/messages", new { body = "hidden" }));
        await scene.Ana.PostAsync($"channels/{scene.Channel}/messages", new { body = "answer", threadRootId = scene.Message });
        await scene.FillBoardsAsync();
        return scene;
    }

    public Task RemoveBoAsync() => Ana.StatusAsync(HttpMethod.Delete, $"workspaces/{Workspace}/members/{Bo.Id}");

    public async ValueTask DisposeAsync()
    {
        await Ana.DisposeAsync();
        await Bo.DisposeAsync();
    }

    private async Task FillBoardsAsync()
    {
        OpenBoard = Id(await Ana.PostAsync($"workspaces/{Workspace}/boards", new { name = "Open" }));
        Board = Id(await Ana.PostAsync($"workspaces/{Workspace}/boards", new { name = "Secret", isPrivate = true }));
        await Ana.PostAsync($"boards/{Board}/members", new { userId = Bo.Id });
        List = Id((await Ana.GetAsync($"boards/{Board}"))["lists"]![0]!);
        Label = Id(await Ana.PostAsync($"boards/{Board}/labels", new { name = "hidden", color = "red" }));
        Card = Id(await Bo.PostAsync($"lists/{List}/cards", new { title = "Hidden" }));
        var listed = await Bo.PostAsync($"cards/{Card}/checklists", new { title = "Hidden", items = new[] { "Hidden" } });
        var checklist = listed["checklists"]![0]!;
        (Checklist, CheckItem) = (Id(checklist), Id(checklist["items"]![0]!));
        Comment = Id(await Bo.PostAsync($"cards/{Card}/comments", new { body = "hidden" }));
        Reminder = Id(await Ana.PostAsync($"cards/{Card}/reminders", new { beforeDue = 60 }));
    }

    private static Guid Id(System.Text.Json.Nodes.JsonNode node) => node["id"]!.GetValue<Guid>();
}

namespace Realtime.Tests.Support;

/// <summary>A workspace of Ana's with Bo in it, a private channel with a message by Bo that Ana answered, and an invite.</summary>
public sealed class Scene : IAsyncDisposable
{
    public required Person Ana { get; init; }

    public required Person Bo { get; init; }

    public Guid Workspace { get; private set; }

    public Guid General { get; private set; }

    public Guid Channel { get; private set; }

    public Guid Message { get; private set; }

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
        return scene;
    }

    public Task RemoveBoAsync() => Ana.StatusAsync(HttpMethod.Delete, $"workspaces/{Workspace}/members/{Bo.Id}");

    public async ValueTask DisposeAsync()
    {
        await Ana.DisposeAsync();
        await Bo.DisposeAsync();
    }

    private static Guid Id(System.Text.Json.Nodes.JsonNode node) => node["id"]!.GetValue<Guid>();
}

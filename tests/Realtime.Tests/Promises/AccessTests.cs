using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Tests.Support;

namespace Realtime.Tests.Promises;

/// <summary>Somebody outside sees nothing and hears nothing, by every door there is.</summary>
public sealed partial class AccessTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    public static TheoryData<string> Routes => [.. AccessCases.Foreign.Keys];

    [Fact]
    public void Every_operation_of_the_running_server_has_an_access_case()
    {
        var known = AccessCases.Foreign.Keys.Concat(AccessCases.Own.Keys).Select(Shape).ToHashSet();
        var offered = server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Select(
                method => Shape($"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}")) ?? [])
            .ToHashSet();
        var methods = typeof(RealtimeHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && method.GetBaseDefinition().DeclaringType == typeof(RealtimeHub))
            .Select(method => method.Name).ToHashSet();

        Assert.True(offered.Count > 20);
        Assert.Equal(offered.Except(AccessCases.Demo.Keys).Order(), known.Order());
        Assert.Equal(methods.Order(), AccessCases.Hub.Keys.Concat(AccessCases.HubOwn.Keys).Order());
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_stranger_and_a_removed_member_read_the_same_as_if_nothing_were_there(string route)
    {
        await using var scene = await Scene.CreateAsync(server);
        await using var stranger = await server.RegisterAsync("Stranger");
        await scene.RemoveBoAsync();
        var before = await StateAsync(scene);

        var absent = await AnswerAsync(stranger, route, AccessCases.Path(route, scene, absent: true));
        var foreign = await AnswerAsync(stranger, route, AccessCases.Path(route, scene));
        var removed = await AnswerAsync(scene.Bo, route, AccessCases.Path(route, scene));

        Assert.Equal(HttpStatusCode.NotFound, absent.Status);
        Assert.Equal("resource.not_found", JsonNode.Parse(absent.Body)!["code"]!.GetValue<string>());
        Assert.Equal(absent, foreign);
        Assert.Equal(absent, removed);
        Assert.Equal(before, await StateAsync(scene));
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task An_anonymous_caller_is_asked_to_sign_in(string route)
    {
        await using var scene = await Scene.CreateAsync(server);
        await using var nobody = new Person(server);

        var (status, code) = await nobody.RefusalAsync(Method(route), AccessCases.Path(route, scene), AccessCases.Foreign[route]);

        Assert.Equal((HttpStatusCode.Unauthorized, "auth.required"), (status, code));
    }

    [Fact]
    public async Task A_stranger_is_refused_by_every_hub_method()
    {
        await using var scene = await Scene.CreateAsync(server);
        await using var stranger = await server.RegisterAsync("Stranger");
        var socket = await stranger.ConnectAsync();

        await AssertRefusedAsync(socket, scene);
    }

    [Fact]
    public async Task A_removed_member_hears_nothing_more_on_a_socket_that_stays_open()
    {
        await using var scene = await Scene.CreateAsync(server);
        await using var cy = await JoinAsync(scene, "Cy");
        await using var dan = await JoinAsync(scene, "Dan");
        await scene.Ana.PostAsync($"channels/{scene.Channel}/members", new { userId = cy.Id });
        Guid[] streams = [scene.Workspace, scene.General, scene.Channel];
        var typist = await scene.Ana.ConnectAsync();
        var (bo, heard) = await Heard.ListenAsync(scene.Bo, [.. streams, scene.Bo.Id]);
        var (_, witnessed) = await Heard.ListenAsync(cy, streams);
        await scene.Ana.PostAsync($"channels/{scene.General}/messages", new { body = "before" });
        await Wait.UntilAsync("Bo hears what was said before", () => heard.Any(e => e.Text.Contains("before", StringComparison.Ordinal)));
        var heads = await HeadsAsync(scene.Ana, streams);

        await scene.RemoveBoAsync();
        await Wait.UntilAsync("Bo's inbox tells it", () => heard.Any(e => e.Text.Contains("workspace.left", StringComparison.Ordinal)));
        foreach (var channel in (Guid[])[scene.General, scene.Channel, scene.General, scene.Channel])
        {
            await scene.Ana.PostAsync($"channels/{channel}/messages", new { body = "after" });
        }

        await scene.Ana.PostAsync($"workspaces/{scene.Workspace}/channels", new { name = "new-one" });
        await dan.ConnectAsync();
        await Wait.UntilAsync("Cy hears that Dan came", () => witnessed.Any(e => e.IsSignal("presence", dan.Id)));

        // Publishers send one batch after another: when the witness holds the last of each stream, the former ones are done.
        for (var i = 0; i < 4; i++)
        {
            var channel = i < 2 ? scene.General : scene.Channel;
            await typist.InvokeAsync("SetTyping", channel, i % 2 == 0, TestContext.Current.CancellationToken);
            await Wait.UntilAsync("Cy hears Ana typing", () => witnessed.Count(e => e.IsSignal("typing", scene.Ana.Id)) == i + 1);
        }

        await Wait.UntilAsync("Cy hears all that was said after", () =>
            witnessed.Count(e => e.Text.Contains("after", StringComparison.Ordinal)) == 4
            && witnessed.Any(e => e.Text.Contains("new-one", StringComparison.Ordinal)));
        await AssertRefusedAsync(bo, scene);

        // Nobody typed before the removal; of those who were online by then, Bo may have heard late.
        Assert.All(heard.Where(e => e.StreamId != scene.Bo.Id), e => Assert.True(
            e.Seq is { } seq ? seq <= heads[e.StreamId] : e.IsSignal("presence", scene.Ana.Id) || e.IsSignal("presence", cy.Id), e.Text));
    }

    private static async Task AssertRefusedAsync(HubConnection socket, Scene scene)
    {
        foreach (var (method, cases) in AccessCases.Hub)
        {
            foreach (var arguments in cases(scene))
            {
                var refused = await Assert.ThrowsAsync<HubException>(
                    () => socket.InvokeCoreAsync(method, typeof(object), arguments, TestContext.Current.CancellationToken));
                Assert.StartsWith("resource.not_found: ", refused.Message, StringComparison.Ordinal);
            }
        }
    }

    private async Task<Person> JoinAsync(Scene scene, string name)
    {
        var person = await server.RegisterAsync(name);
        await person.PostAsync($"invites/{scene.Invite}/accept");
        return person;
    }

    private static async Task<Dictionary<Guid, long>> HeadsAsync(Person reader, Guid[] streams)
    {
        Dictionary<Guid, long> heads = [];
        foreach (var stream in streams)
        {
            heads[stream] = (await reader.GetAsync($"streams/{stream}/events?limit=1"))["head"]!.GetValue<long>();
        }

        return heads;
    }

    /// <summary>All that the owner sees of the scene; a denied call must leave it as it was.</summary>
    private static async Task<string> StateAsync(Scene scene)
    {
        string[] paths =
        [
            $"workspaces/{scene.Workspace}", $"workspaces/{scene.Workspace}/members", $"workspaces/{scene.Workspace}/channels",
            $"workspaces/{scene.Workspace}/invites", $"channels/{scene.Channel}/members", $"channels/{scene.Channel}/messages",
            $"boards/{scene.Board}", $"boards/{scene.OpenBoard}", $"boards/{scene.Board}/members", $"cards/{scene.Card}",
            $"streams/{scene.Channel}/events", $"streams/{scene.Board}/events", $"streams/{scene.Workspace}/events",
        ];
        var parts = new List<string>();
        foreach (var path in paths)
        {
            parts.Add((await scene.Ana.GetAsync(path)).ToJsonString());
        }

        return string.Join('\n', parts);
    }

    private static async Task<(HttpStatusCode Status, string Body)> AnswerAsync(Person person, string route, string path)
    {
        using var response = await person.SendAsync(Method(route), path, AccessCases.Foreign[route]);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
        body.Remove("traceId");
        body.Remove("instance");
        return (response.StatusCode, body.ToJsonString());
    }

    private static HttpMethod Method(string route) => HttpMethod.Parse(route.Split(' ')[0]);

    /// <summary>A route with its parameters unnamed.</summary>
    private static string Shape(string route) => Parameter().Replace(route.Split('?')[0], "{}");

    [GeneratedRegex(@"\{[^}]*\}|👍")]
    private static partial Regex Parameter();
}

using System.Collections.Concurrent;
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

        foreach (var (method, arguments) in AccessCases.Hub)
        {
            var refused = await Assert.ThrowsAsync<HubException>(
                () => socket.InvokeCoreAsync(method, typeof(object), arguments(scene), TestContext.Current.CancellationToken));
            Assert.StartsWith("resource.not_found: ", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_removed_member_hears_nothing_more_on_a_socket_that_stays_open()
    {
        await using var scene = await Scene.CreateAsync(server);
        Guid[] streams = [scene.Workspace, scene.General, scene.Channel];
        var (bo, heard) = await ListenAsync(scene.Bo, streams);
        var (witness, witnessed) = await ListenAsync(scene.Ana, streams);
        await scene.Ana.PostAsync($"channels/{scene.General}/messages", new { body = "before" });
        await Until(() => heard.Any(e => e.Contains("before", StringComparison.Ordinal)));

        await scene.RemoveBoAsync();
        var heardBefore = heard.Count;
        foreach (var channel in (Guid[])[scene.General, scene.Channel, scene.General, scene.Channel])
        {
            await scene.Ana.PostAsync($"channels/{channel}/messages", new { body = "after" });
        }

        await scene.Ana.PostAsync($"workspaces/{scene.Workspace}/channels", new { name = "new-one" });
        await witness.InvokeAsync("SetTyping", scene.General, true, TestContext.Current.CancellationToken);

        // Publishers send one batch after another: when the witness holds the last of each stream, the former ones are done.
        await Until(() => witnessed.Count(e => e.Contains("after", StringComparison.Ordinal)) == 4
            && witnessed.Any(e => e.Contains("new-one", StringComparison.Ordinal)));
        foreach (var (method, arguments) in AccessCases.Hub)
        {
            var refused = await Assert.ThrowsAsync<HubException>(
                () => bo.InvokeCoreAsync(method, typeof(object), arguments(scene), TestContext.Current.CancellationToken));
            Assert.StartsWith("resource.not_found: ", refused.Message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(heard.Skip(heardBefore), e => e.Contains("after", StringComparison.Ordinal) || e.Contains("new-one", StringComparison.Ordinal));
    }

    private static async Task<(HubConnection Socket, ConcurrentQueue<string> Heard)> ListenAsync(Person person, Guid[] streams)
    {
        var heard = new ConcurrentQueue<string>();
        var socket = await person.ConnectAsync();
        socket.On<JsonNode>("Events", message =>
        {
            foreach (var e in message["events"]!.AsArray())
            {
                heard.Enqueue(e!.ToJsonString());
            }
        });
        socket.On<JsonNode>("Signal", signal => heard.Enqueue(signal.ToJsonString()));
        foreach (var stream in streams)
        {
            await socket.InvokeAsync<JsonNode>("Subscribe", stream, (long?)null, TestContext.Current.CancellationToken);
        }

        return (socket, heard);
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>All that the owner sees of the scene; a denied call must leave it as it was.</summary>
    private static async Task<string> StateAsync(Scene scene)
    {
        string[] paths =
        [
            $"workspaces/{scene.Workspace}", $"workspaces/{scene.Workspace}/members", $"workspaces/{scene.Workspace}/channels",
            $"workspaces/{scene.Workspace}/invites", $"channels/{scene.Channel}/members", $"channels/{scene.Channel}/messages",
            $"streams/{scene.Channel}/events", $"streams/{scene.Workspace}/events",
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
    private static string Shape(string route) => Parameter().Replace(route, "{}");

    [GeneratedRegex(@"\{[^}]*\}|👍")]
    private static partial Regex Parameter();
}

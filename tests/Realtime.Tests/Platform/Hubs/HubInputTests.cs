using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Hubs;

public sealed class HubInputTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Theory]
    [InlineData("NoSuchMethod", "[]", "request.unknown_method")]
    [InlineData("Subscribe", "[]", "request.invalid")]
    [InlineData("Subscribe", "[1,2,3,4]", "request.invalid")]
    [InlineData("Subscribe", "[\"not-an-id\",0]", "request.invalid")]
    [InlineData("Subscribe", "[\"019aa000-0000-7000-8000-000000000000\",-1]", "request.invalid")]
    [InlineData("Subscribe", "[\"019aa000-0000-7000-8000-000000000000\",0]", "resource.not_found")]
    [InlineData("SendMessage", "[{}]", "request.invalid")]
    [InlineData("SendMessage", "[null]", "request.invalid")]
    [InlineData("SendMessage", "[\"text\"]", "request.invalid")]
    [InlineData(
        "SendMessage",
        "[{\"channelId\":\"019aa000-0000-7000-8000-000000000000\",\"body\":\"x\","
        + "\"opId\":\"019aa000-0000-7000-8000-000000000001\",\"extra\":1}]",
        "request.invalid")]
    [InlineData(
        "SendMessage",
        "[{\"channelId\":\"019aa000-0000-7000-8000-000000000000\",\"body\":\"x\",\"body\":\"y\","
        + "\"opId\":\"019aa000-0000-7000-8000-000000000001\"}]",
        "request.invalid")]
    [InlineData(
        "SendMessage",
        "[{\"channelId\":\"019aa000-0000-7000-8000-000000000000\",\"body\":null,\"opId\":\"019aa000-0000-7000-8000-000000000001\"}]",
        "request.invalid")]
    [InlineData(
        "SendMessage",
        "[{\"channelId\":\"019aa000-0000-7000-8000-000000000000\",\"body\":\"\\ud800\","
        + "\"opId\":\"019aa000-0000-7000-8000-000000000001\"}]",
        "request.invalid")]
    [InlineData(
        "SendMessage",
        "[{\"channelId\":\"019aa000-0000-7000-8000-000000000000\",\"body\":\"x\",\"opId\":\"019aa000-0000-7000-8000-000000000001\"}]",
        "resource.not_found")]
    [InlineData("SetTyping", "[\"019aa000-0000-7000-8000-000000000000\",true]", "resource.not_found")]
    [InlineData("MarkRead", "[\"019aa000-0000-7000-8000-000000000000\",1]", "resource.not_found")]
    public async Task A_bad_invocation_is_refused_with_a_code_and_the_connection_lives(string method, string arguments, string code)
    {
        await using var ana = await server.RegisterAsync();
        await using var socket = await RawSocket.OpenAsync(server, ana);

        var refused = await socket.InvokeAsync(method, arguments);
        var afterwards = await socket.InvokeAsync("Subscribe", $"[\"{ana.Id}\",0]", "2");

        Assert.StartsWith(code + ": ", refused?["error"]?.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(ana.Id, afterwards?["result"]?["streamId"]?.GetValue<Guid>());
    }

    [Fact]
    public async Task Arguments_nested_too_deeply_do_not_bring_the_server_down()
    {
        await using var ana = await server.RegisterAsync();
        await using var socket = await RawSocket.OpenAsync(server, ana);

        var deep = new string('[', 100) + new string(']', 100);
        var refused = await socket.InvokeAsync("SendMessage", $"[{deep}]");

        Assert.True(refused is null || refused["error"] is not null);
        Assert.NotNull(await ana.GetAsync("me"));
    }

    [Theory]
    [InlineData("{\"type\":1,\"invocationId\":\"9\",\"target\":\"Subscribe\",\"arguments\":")]
    [InlineData("not json at all")]
    [InlineData("{\"type\":\"one\"}")]
    public async Task A_malformed_frame_closes_that_connection_alone(string frame)
    {
        await using var ana = await server.RegisterAsync();
        await using var other = await RawSocket.OpenAsync(server, ana);
        await using var socket = await RawSocket.OpenAsync(server, ana);

        await socket.SendAsync(frame);
        await socket.WaitForCloseAsync();

        Assert.NotNull((await other.InvokeAsync("Subscribe", $"[\"{ana.Id}\",0]"))?["result"]);
    }

    [Fact]
    public async Task A_frame_over_the_limit_closes_that_connection_alone()
    {
        await using var ana = await server.RegisterAsync();
        await using var other = await RawSocket.OpenAsync(server, ana);
        await using var socket = await RawSocket.OpenAsync(server, ana);

        await socket.SendAsync(
            $$"""{"type":1,"invocationId":"1","target":"Subscribe","arguments":["{{new string('x', 200 * 1024)}}",0]}""");
        await socket.WaitForCloseAsync();

        Assert.NotNull((await other.InvokeAsync("Subscribe", $"[\"{ana.Id}\",0]"))?["result"]);
    }

    [Fact]
    public async Task A_MessagePack_length_of_two_gigabytes_closes_that_connection_alone()
    {
        await using var ana = await server.RegisterAsync();
        await using var other = await RawSocket.OpenAsync(server, ana);
        await using var socket = await RawSocket.OpenAsync(server, ana, protocol: "messagepack");

        byte[] lengthPrefix = [0xff, 0xff, 0xff, 0xff, 0x07];
        await socket.SendBytesAsync(lengthPrefix, WebSocketMessageType.Binary);
        await socket.WaitForCloseAsync();

        Assert.NotNull((await other.InvokeAsync("Subscribe", $"[\"{ana.Id}\",0]"))?["result"]);
    }

    [Fact]
    public async Task A_foreign_origin_and_an_anonymous_caller_never_reach_the_hub()
    {
        await using var ana = await server.RegisterAsync();

        await using var foreign = await RawSocket.OpenAsync(server, ana, origin: "https://evil.example");
        await using var anonymous = await RawSocket.OpenAsync(server);

        Assert.Equal(403, foreign.HttpStatus);
        Assert.Equal(401, anonymous.HttpStatus);
    }

    [Fact]
    public async Task Sixteen_thousand_characters_of_any_script_fit_into_a_frame()
    {
        await using var ana = await server.RegisterAsync();
        var workspace = await ana.PostAsync("workspaces", new { name = "Scripts" });
        var channel = (await ana.GetAsync($"workspaces/{workspace["id"]}/channels"))["items"]![0]!["id"]!.GetValue<Guid>();
        await using var socket = await RawSocket.OpenAsync(server, ana);

        foreach (var sample in (string[])["a", "й", "漢", "𝒳"])
        {
            var body = string.Concat(Enumerable.Repeat(sample, 16_000 / sample.Length));
            var argument = new JsonObject { ["channelId"] = channel, ["body"] = body, ["opId"] = Guid.CreateVersion7() };
            var reply = await socket.InvokeAsync("SendMessage", $"[{argument.ToJsonString()}]");
            Assert.NotNull(reply?["result"]?["seq"]);
        }
    }
}

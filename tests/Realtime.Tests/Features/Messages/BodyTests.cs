using System.Net;
using System.Text;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Messages;

[Collection(MessagesTests.Name)]
public sealed class BodyTests(MessagesServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>One, two, three and four bytes a character in UTF-8, and what JSON escapes.</summary>
    public static TheoryData<string> Scripts => ["a", "ж", "語", "🦀", "\"", "\u0001", "a\r\n\t"];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task A_body_of_16000_characters_of_any_script_is_taken_and_one_more_is_refused(string character)
    {
        await using var room = await Room.OpenAsync(server);
        var full = string.Concat(Enumerable.Repeat(character, 16_000 / character.Length));
        Assert.Equal(16_000, full.Length);

        var byRest = await room.PostAsync(room.Owner, full);
        Assert.Equal(full, byRest.Text("body"));
        Assert.Equal(
            (HttpStatusCode.BadRequest, "request.invalid"),
            await room.Owner.RefusalAsync(HttpMethod.Post, room.Messages, new { body = full + "x" }));

        foreach (var messagePack in new[] { false, true })
        {
            var socket = await room.Owner.ConnectAsync(messagePack);
            var reply = await SendAsync(socket, room, full);
            Assert.Equal(full, (await room.Owner.GetAsync($"messages/{reply["id"]}")).Text("body"));
            Assert.Equal(full, await NewestBodyAsync(socket, room));
            var refusal = await Assert.ThrowsAsync<HubException>(() => SendAsync(socket, room, full + "x"));
            Assert.Contains("request.invalid: ", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n\u00a0\u2003")]
    [InlineData("a\0b")]
    public async Task Blank_bodies_and_NUL_are_refused_everywhere(string body)
    {
        await using var room = await Room.OpenAsync(server);
        var message = await room.PostAsync(room.Owner, "kept");

        Assert.Equal(
            (HttpStatusCode.BadRequest, "request.invalid"), await room.Owner.RefusalAsync(HttpMethod.Post, room.Messages, new { body }));
        Assert.Equal(
            (HttpStatusCode.BadRequest, "request.invalid"),
            await room.Owner.RefusalAsync(HttpMethod.Patch, $"messages/{message.Id()}", new { body }));
        foreach (var messagePack in new[] { false, true })
        {
            var socket = await room.Owner.ConnectAsync(messagePack);
            var refusal = await Assert.ThrowsAsync<HubException>(() => SendAsync(socket, room, body));
            Assert.Contains("request.invalid: ", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Single(await room.AllAsync(room.Owner));
    }

    [Theory]
    [InlineData(@"\ud83d")]
    [InlineData(@"a\udc00b")]
    [InlineData(@"\udc00\ud83d")]
    [InlineData(@"\u0000")]
    public async Task Half_a_surrogate_pair_is_refused(string escaped)
    {
        await using var room = await Room.OpenAsync(server);

        using var content = new StringContent($$"""{"body":"x{{escaped}}"}""", Encoding.UTF8, "application/json");
        content.Headers.Add("X-CSRF", "1");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + room.Messages) { Content = content };
        using var response = await room.Owner.Http.SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("request.invalid", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);

        await using var raw = await RawSocket.OpenAsync(server, room.Owner);
        var completion = await raw.InvokeAsync(
            "SendMessage", $$"""[{"channelId":"{{room.ChannelId}}","opId":"{{Guid.CreateVersion7()}}","body":"x{{escaped}}"}]""");
        Assert.StartsWith("request.invalid: ", completion?.Text("error"), StringComparison.Ordinal);
        Assert.Empty(await room.AllAsync(room.Owner));
    }

    [Fact]
    public async Task White_space_around_a_body_is_kept()
    {
        await using var room = await Room.OpenAsync(server);

        Assert.Equal("    code\n", (await room.PostAsync(room.Owner, "    code\n")).Text("body"));
    }

    /// <summary>What the newest event says, in the socket's own protocol.</summary>
    private static async Task<string> NewestBodyAsync(HubConnection socket, Room room)
    {
        var newest = (await room.EventsAsync(room.Owner)).Count - 1;
        var reply = await socket.InvokeAsync<SubscribeReply>("Subscribe", room.ChannelId, newest, Cancelled);
        return reply.events.Single().data["body"].ToString()!;
    }

    /// <summary>Public and named as on the wire, so that MessagePack's reader can make it.</summary>
    public sealed class SubscribeReply
    {
        public List<Event> events { get; set; } = [];

        public sealed class Event
        {
            public Dictionary<string, object> data { get; set; } = [];
        }
    }

    private static Task<Dictionary<string, object>> SendAsync(HubConnection socket, Room room, string body) =>
        socket.InvokeAsync<Dictionary<string, object>>(
            "SendMessage", new { channelId = room.ChannelId, body, opId = Guid.CreateVersion7() }, Cancelled);
}

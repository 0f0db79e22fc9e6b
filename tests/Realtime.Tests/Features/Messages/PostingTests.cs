using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;

namespace Realtime.Tests.Features.Messages;

[Collection(MessagesTests.Name)]
public sealed class PostingTests(MessagesServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_posted_message_is_answered_listed_and_told_alike()
    {
        await using var room = await Room.OpenAsync(server);

        var answer = await room.PostAsync(room.Member, "Ahoy");

        Assert.Equal(room.ChannelId, answer["channelId"]!.GetValue<Guid>());
        Assert.Equal(room.Member.Id, answer["authorId"]!.GetValue<Guid>());
        Assert.Equal(1, answer["version"]!.GetValue<int>());
        Assert.True(JsonNode.DeepEquals(answer, await room.Owner.GetAsync($"messages/{answer.Id()}")));
        Assert.True(JsonNode.DeepEquals(answer, Assert.Single(await room.AllAsync(room.Owner))));
        var told = (await room.EventsAsync(room.Owner)).Single(e => e.Seq() == answer.Seq());
        Assert.Equal("message.posted", told.Text("type"));
        Assert.Equal(room.Member.Id, told["actorId"]!.GetValue<Guid>());
        Assert.Equal(answer.Text("createdAt"), told.Text("at"));
        var data = new JsonObject { ["id"] = answer.Text("id"), ["body"] = "Ahoy" };
        Assert.True(JsonNode.DeepEquals(data, told["data"]));
    }

    [Fact]
    public async Task Creation_says_where_the_message_is()
    {
        await using var room = await Room.OpenAsync(server);

        using var response = await room.Owner.SendAsync(HttpMethod.Post, room.Messages, new { body = "Ahoy" });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var id = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancelled))!.Id();
        Assert.Equal($"/api/v1/messages/{id}", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task One_operation_id_sent_50_times_at_once_by_REST_and_hub_posts_once_and_answers_alike()
    {
        await using var room = await Room.OpenAsync(server);
        var json = await room.Member.ConnectAsync();
        var messagePack = await room.Member.ConnectAsync(messagePack: true);
        var opId = Guid.CreateVersion7();
        var request = new { channelId = room.ChannelId, body = "once", opId };

        var byRest = Enumerable.Range(0, 30).Select(_ => room.Member.PostAsync(room.Messages, new { body = "once" }, opId)).ToList();
        var byHub = Enumerable.Range(0, 20)
            .Select(i => (i % 2 == 0 ? json : messagePack).InvokeAsync<Dictionary<string, object>>("SendMessage", request, Cancelled))
            .ToList();

        var answers = await Task.WhenAll(byRest);
        Assert.All(answers, answer => Assert.Equal(answers[0].ToJsonString(), answer.ToJsonString()));
        Assert.All(await Task.WhenAll(byHub), answer =>
        {
            Assert.Equal(["id", "seq"], answer.Keys.Order());
            Assert.Equal(answers[0].Text("id"), answer["id"].ToString());
            Assert.Equal(answers[0].Seq().ToString(), answer["seq"].ToString());
        });
        var posted = Assert.Single(await room.EventsAsync(room.Owner), e => e.Text("type") == "message.posted");
        Assert.Equal(opId.ToString(), posted.Text("opId"));
        Assert.Single(await room.AllAsync(room.Owner));
    }

    [Fact]
    public async Task A_repeated_post_answers_the_first_result_even_after_an_edit()
    {
        await using var room = await Room.OpenAsync(server);
        var opId = Guid.CreateVersion7();
        var first = await room.Member.PostAsync(room.Messages, new { body = "first" }, opId);
        await room.Member.SendAsync(HttpMethod.Patch, $"messages/{first.Id()}", new { body = "second" });

        var again = await room.Member.PostAsync(room.Messages, new { body = "first" }, opId);

        Assert.Equal(first.ToJsonString(), again.ToJsonString());
    }

    [Fact]
    public async Task An_operation_id_serves_one_command_in_one_place()
    {
        await using var room = await Room.OpenAsync(server);
        var elsewhere = await room.ChannelAsync("quay");
        var opId = Guid.CreateVersion7();
        var message = await room.Member.PostAsync(room.Messages, new { body = "here" }, opId);

        using var other = await room.Member.SendAsync(HttpMethod.Post, $"channels/{elsewhere}/messages", new { body = "there" }, opId);
        using var edit = await room.Member.SendAsync(HttpMethod.Patch, $"messages/{message.Id()}", new { body = "new" }, opId);

        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, edit.StatusCode);
        Assert.Contains("operation.mismatch", await edit.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_failing_command_in_a_batch_fails_alone()
    {
        await using var room = await Room.OpenAsync(server);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => i == 15
            ? room.Member.StatusAsync(HttpMethod.Post, room.Messages, new { body = "lost", threadRootId = Guid.CreateVersion7() })
            : room.Member.StatusAsync(HttpMethod.Post, room.Messages, new { body = $"number {i}" })));

        Assert.Equal(HttpStatusCode.BadRequest, statuses[15]);
        Assert.Equal(29, statuses.Count(status => status == HttpStatusCode.Created));
        var messages = await room.AllAsync(room.Owner);
        Assert.Equal(29, messages.Count);
        var events = await room.EventsAsync(room.Owner);
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => (int)e.Seq()));
    }

    [Fact]
    public async Task Strangers_find_nothing_and_change_nothing()
    {
        await using var room = await Room.OpenAsync(server, isPrivate: true);
        var message = await room.PostAsync(room.Member, "ours");
        var path = $"messages/{message.Id()}";
        var outsider = await server.RegisterAsync("Olaf");
        await room.InviteAsync(outsider, "admin");

        // The admin of the workspace is no member of the private channel, so it does not exist for them either.
        foreach (var nobody in new[] { room.Stranger, outsider })
        {
            Assert.Equal(HttpStatusCode.NotFound, await nobody.StatusAsync(HttpMethod.Get, room.Messages));
            Assert.Equal(HttpStatusCode.NotFound, await nobody.StatusAsync(HttpMethod.Post, room.Messages, new { body = "mine" }));
            Assert.Equal(HttpStatusCode.NotFound, await nobody.StatusAsync(HttpMethod.Get, path));
            Assert.Equal(HttpStatusCode.NotFound, await nobody.StatusAsync(HttpMethod.Get, path + "/edits"));
            Assert.Equal(HttpStatusCode.NotFound, await nobody.StatusAsync(HttpMethod.Patch, path, new { body = "mine" }));
            Assert.Equal(HttpStatusCode.NotFound, await nobody.StatusAsync(HttpMethod.Delete, path));
            Assert.Equal(HttpStatusCode.NotFound, await nobody.StatusAsync(HttpMethod.Put, path + "/reactions/+1"));
        }

        Assert.True(JsonNode.DeepEquals(message, Assert.Single(await room.AllAsync(room.Owner))));
        await outsider.DisposeAsync();
    }
}

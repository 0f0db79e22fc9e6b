using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Realtime.Tests.Features.Messages;

[Collection(MessagesTests.Name)]
public sealed class EditTests(MessagesServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Former_bodies_are_kept_newest_first()
    {
        await using var room = await Room.OpenAsync(server);
        var message = await room.PostAsync(room.Member, "one");
        var path = $"messages/{message.Id()}";
        var second = await EditAsync(room, path, "two");
        var third = await EditAsync(room, path, "three");

        Assert.Equal(3, third["version"]!.GetValue<int>());
        Assert.True(JsonNode.DeepEquals(third, await room.Owner.GetAsync(path)));
        var edits = (await room.Owner.GetAsync(path + "/edits")).Items().ToList();
        Assert.Equal(["two", "one"], edits.Select(edit => edit.Text("body")));
        Assert.Equal([third.Text("editedAt"), second.Text("editedAt")], edits.Select(edit => edit.Text("editedAt")));

        var page = await room.Owner.GetAsync(path + "/edits?limit=1");
        Assert.Equal("two", Assert.Single(page.Items()).Text("body"));
        page = await room.Owner.GetAsync($"{path}/edits?limit=1&before={page.Text("next")}");
        Assert.Equal("one", Assert.Single(page.Items()).Text("body"));
        Assert.Null(page["next"]);
    }

    [Fact]
    public async Task Only_the_author_edits()
    {
        await using var room = await Room.OpenAsync(server);
        var message = await room.PostAsync(room.Member, "mine");

        Assert.Equal(
            (HttpStatusCode.Forbidden, "access.denied"),
            await room.Owner.RefusalAsync(HttpMethod.Patch, $"messages/{message.Id()}", new { body = "yours" }));
    }

    [Fact]
    public async Task A_stale_version_is_refused_with_the_current_message()
    {
        await using var room = await Room.OpenAsync(server);
        var message = await room.PostAsync(room.Member, "one");
        var path = $"messages/{message.Id()}";
        var current = await EditAsync(room, path, "two");

        using var response = await room.Member.SendAsync(HttpMethod.Patch, path, new { body = "three", version = 1 });

        Assert.Equal(HttpStatusCode.PreconditionFailed, response.StatusCode);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancelled))!;
        Assert.Equal("version.stale", problem.Text("code"));
        Assert.True(JsonNode.DeepEquals(current, problem["current"]));
    }

    [Fact]
    public async Task The_entity_tag_serves_as_version()
    {
        await using var room = await Room.OpenAsync(server);
        var message = await room.PostAsync(room.Member, "one");
        using var read = await room.Member.SendAsync(HttpMethod.Get, $"messages/{message.Id()}");
        var tag = read.Headers.ETag!;

        using var edited = await EditIfMatchAsync(room, message.Id(), tag);
        using var stale = await EditIfMatchAsync(room, message.Id(), tag);

        Assert.Equal(HttpStatusCode.OK, edited.StatusCode);
        Assert.NotEqual(tag, edited.Headers.ETag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
    }

    [Fact]
    public async Task The_same_body_again_is_no_edit()
    {
        await using var room = await Room.OpenAsync(server);
        var message = await room.PostAsync(room.Member, "same");

        var edited = await EditAsync(room, $"messages/{message.Id()}", "same");

        Assert.True(JsonNode.DeepEquals(message, edited));
        Assert.DoesNotContain(await room.EventsAsync(room.Owner), e => e.Text("type") == "message.edited");
    }

    [Fact]
    public async Task A_repeated_edit_happens_once()
    {
        await using var room = await Room.OpenAsync(server);
        var message = await room.PostAsync(room.Member, "one");
        var opId = Guid.CreateVersion7();
        var path = $"messages/{message.Id()}";

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            using var response = await room.Member.SendAsync(HttpMethod.Patch, path, new { body = "two", version = 1 }, opId);
            return await response.Content.ReadAsStringAsync(Cancelled);
        }));

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Equal(2, JsonNode.Parse(answers[0])!["version"]!.GetValue<int>());
        Assert.Single((await room.Member.GetAsync(path + "/edits")).Items());
    }

    private static async Task<JsonNode> EditAsync(Room room, string path, string body)
    {
        using var response = await room.Member.SendAsync(HttpMethod.Patch, path, new { body });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancelled))!;
    }

    private static Task<HttpResponseMessage> EditIfMatchAsync(Room room, Guid id, EntityTagHeaderValue tag)
    {
        var request =
            new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/messages/{id}") { Content = JsonContent.Create(new { body = "two" }) };
        request.Headers.Add("X-CSRF", "1");
        request.Headers.IfMatch.Add(tag);
        return room.Member.Http.SendAsync(request, Cancelled);
    }
}

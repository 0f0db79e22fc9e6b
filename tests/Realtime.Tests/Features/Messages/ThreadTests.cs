using System.Net;

namespace Realtime.Tests.Features.Messages;

[Collection(MessagesTests.Name)]
public sealed class ThreadTests(MessagesServer server)
{
    [Fact]
    public async Task Replies_are_counted_listed_by_thread_and_left_out_of_roots()
    {
        await using var room = await Room.OpenAsync(server);
        var root = await room.PostAsync(room.Owner, "root");
        var other = await room.PostAsync(room.Owner, "other");
        var first = await room.PostAsync(room.Member, "first", root.Id());
        var second = await room.PostAsync(room.Owner, "second", root.Id());

        var read = await room.Member.GetAsync($"messages/{root.Id()}");
        Assert.Equal(2, read["replyCount"]!.GetValue<int>());
        Assert.Equal(second.Text("createdAt"), read.Text("lastReplyAt"));
        Assert.Equal(root.Id(), first["threadRootId"]!.GetValue<Guid>());
        Assert.Equal([other.Id(), root.Id()], (await room.AllAsync(room.Member, "view=roots")).Select(message => message.Id()));
        Assert.Equal(
            [second.Id(), first.Id()],
            (await room.AllAsync(room.Member, $"threadRootId={root.Id()}")).Select(message => message.Id()));
        Assert.Equal(4, (await room.AllAsync(room.Member, "view=all")).Count);
        var posted = (await room.EventsAsync(room.Member)).Single(e => e.Seq() == first.Seq());
        Assert.Equal(root.Text("id"), posted["data"]!.Text("threadRootId"));
    }

    [Fact]
    public async Task A_deleted_reply_is_not_counted()
    {
        await using var room = await Room.OpenAsync(server);
        var root = await room.PostAsync(room.Owner, "root");
        var first = await room.PostAsync(room.Member, "first", root.Id());
        var second = await room.PostAsync(room.Member, "second", root.Id());

        Assert.Equal(HttpStatusCode.NoContent, await room.Member.StatusAsync(HttpMethod.Delete, $"messages/{second.Id()}"));
        var read = await room.Owner.GetAsync($"messages/{root.Id()}");
        Assert.Equal(1, read["replyCount"]!.GetValue<int>());
        Assert.Equal(first.Text("createdAt"), read.Text("lastReplyAt"));

        Assert.Equal(HttpStatusCode.NoContent, await room.Member.StatusAsync(HttpMethod.Delete, $"messages/{first.Id()}"));
        read = await room.Owner.GetAsync($"messages/{root.Id()}");
        Assert.Equal(0, read["replyCount"]!.GetValue<int>());
        Assert.Null(read["lastReplyAt"]);
    }

    [Fact]
    public async Task A_thread_goes_on_when_its_root_is_deleted()
    {
        await using var room = await Room.OpenAsync(server);
        var root = await room.PostAsync(room.Owner, "root");
        await room.PostAsync(room.Member, "before", root.Id());
        Assert.Equal(HttpStatusCode.NoContent, await room.Owner.StatusAsync(HttpMethod.Delete, $"messages/{root.Id()}"));

        await room.PostAsync(room.Member, "after", root.Id());

        var bodies = (await room.AllAsync(room.Owner, $"threadRootId={root.Id()}")).Select(message => message.Text("body"));
        Assert.Equal(["after", "before"], bodies);
        Assert.Equal(2, (await room.Owner.GetAsync($"messages/{root.Id()}"))["replyCount"]!.GetValue<int>());
    }

    [Fact]
    public async Task Only_a_root_of_the_same_channel_takes_replies()
    {
        await using var room = await Room.OpenAsync(server);
        var root = await room.PostAsync(room.Owner, "root");
        var reply = await room.PostAsync(room.Owner, "reply", root.Id());
        var elsewhere = await room.ChannelAsync("quay");
        var foreign = await room.Owner.PostAsync($"channels/{elsewhere}/messages", new { body = "elsewhere" });

        foreach (var wrong in new[] { reply.Id(), foreign.Id(), Guid.CreateVersion7() })
        {
            using var response = await room.Owner.SendAsync(HttpMethod.Post, room.Messages, new { body = "no", threadRootId = wrong });
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            var problem = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains("\"threadRootId\"", problem, StringComparison.Ordinal);
        }

        Assert.Equal(2, (await room.AllAsync(room.Owner)).Count);
        Assert.Empty(await room.AllAsync(room.Owner, $"threadRootId={foreign.Id()}"));
    }
}

using System.Net;

namespace Realtime.Tests.Features.Messages;

[Collection(MessagesTests.Name)]
public sealed class TombstoneTests(MessagesServer server)
{
    [Fact]
    public async Task A_tombstone_keeps_its_place_and_nothing_else()
    {
        await using var room = await Room.OpenAsync(server);
        var message = await room.PostAsync(room.Member, "secret");
        var path = $"messages/{message.Id()}";
        await room.Member.SendAsync(HttpMethod.Patch, path, new { body = "still secret" });
        await room.Owner.SendAsync(HttpMethod.Put, path + "/reactions/+1");

        Assert.Equal(HttpStatusCode.NoContent, await room.Member.StatusAsync(HttpMethod.Delete, path));

        var tombstone = Assert.Single(await room.AllAsync(room.Owner));
        Assert.Equal(message.Id(), tombstone.Id());
        Assert.Equal(message.Seq(), tombstone.Seq());
        Assert.Equal("", tombstone.Text("body"));
        Assert.NotNull(tombstone["deletedAt"]);
        Assert.Equal("[]", tombstone.Reactions());
        Assert.Empty((await room.Owner.GetAsync(path + "/edits")).Items());
    }

    [Fact]
    public async Task Only_the_log_keeps_what_a_tombstone_hides()
    {
        await using var room = await Room.OpenAsync(server);
        var message = await room.PostAsync(room.Member, "first words");
        await room.Member.SendAsync(HttpMethod.Patch, $"messages/{message.Id()}", new { body = "last words" });

        await room.Member.StatusAsync(HttpMethod.Delete, $"messages/{message.Id()}");

        string[] reads = [room.Messages, $"messages/{message.Id()}", $"messages/{message.Id()}/edits"];
        foreach (var read in reads)
        {
            Assert.DoesNotContain("words", (await room.Owner.GetAsync(read)).ToJsonString(), StringComparison.Ordinal);
        }

        var told = (await room.EventsAsync(room.Owner)).Where(e => e.Text("type") is "message.posted" or "message.edited");
        Assert.Equal(["first words", "last words"], told.Select(e => e["data"]!.Text("body")));
    }

    [Fact]
    public async Task A_tombstone_is_neither_edited_nor_reacted_to()
    {
        await using var room = await Room.OpenAsync(server);
        var message = await room.PostAsync(room.Member, "gone");
        var path = $"messages/{message.Id()}";
        await room.Member.StatusAsync(HttpMethod.Delete, path);

        var deleted = (HttpStatusCode.Conflict, "message.deleted");
        Assert.Equal(deleted, await room.Member.RefusalAsync(HttpMethod.Patch, path, new { body = "back" }));
        Assert.Equal(deleted, await room.Member.RefusalAsync(HttpMethod.Put, path + "/reactions/+1"));
        Assert.Equal(deleted, await room.Member.RefusalAsync(HttpMethod.Delete, path + "/reactions/+1"));
    }

    [Fact]
    public async Task Deleting_twice_is_told_once()
    {
        await using var room = await Room.OpenAsync(server);
        var message = await room.PostAsync(room.Member, "gone");

        var statuses = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => room.Member.StatusAsync(HttpMethod.Delete, $"messages/{message.Id()}")));

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.NoContent, status));
        Assert.Single(await room.EventsAsync(room.Owner), e => e.Text("type") == "message.deleted");
    }

    [Fact]
    public async Task Authors_delete_their_own_and_admins_anybodys()
    {
        await using var room = await Room.OpenAsync(server);
        var owners = await room.PostAsync(room.Owner, "the owner's");
        var members = await room.PostAsync(room.Member, "the member's");

        Assert.Equal(
            (HttpStatusCode.Forbidden, "access.denied"), await room.Member.RefusalAsync(HttpMethod.Delete, $"messages/{owners.Id()}"));
        Assert.Equal(HttpStatusCode.NoContent, await room.Owner.StatusAsync(HttpMethod.Delete, $"messages/{members.Id()}"));
    }

    [Fact]
    public async Task An_archived_channel_takes_no_change()
    {
        await using var room = await Room.OpenAsync(server);
        var message = await room.PostAsync(room.Owner, "kept");
        var path = $"messages/{message.Id()}";
        await room.ArchiveAsync();

        var archived = (HttpStatusCode.Conflict, "channel.archived");
        Assert.Equal(archived, await room.Owner.RefusalAsync(HttpMethod.Post, room.Messages, new { body = "late" }));
        Assert.Equal(archived, await room.Owner.RefusalAsync(HttpMethod.Patch, path, new { body = "late" }));
        Assert.Equal(archived, await room.Owner.RefusalAsync(HttpMethod.Put, path + "/reactions/+1"));
        Assert.Equal(archived, await room.Owner.RefusalAsync(HttpMethod.Delete, path + "/reactions/+1"));
        Assert.Equal(archived, await room.Owner.RefusalAsync(HttpMethod.Delete, path));
        Assert.Equal("kept", Assert.Single(await room.AllAsync(room.Member)).Text("body"));
    }
}

using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Messages;

[Collection(MessagesTests.Name)]
public sealed class ReactionTests(MessagesServer server)
{
    [Fact]
    public async Task A_removed_member_who_sends_a_reaction_again_gets_the_former_answer_and_nothing_newer()
    {
        await using var room = await Room.OpenAsync(server);
        var message = await room.PostAsync(room.Owner, "then");
        var (reaction, opId) = ($"messages/{message.Id()}/reactions/+1", Guid.CreateVersion7());
        var first = await AnswerAsync(opId);
        await room.Owner.StatusAsync(HttpMethod.Delete, $"workspaces/{room.WorkspaceId}/members/{room.Member.Id}");
        await room.Owner.StatusAsync(HttpMethod.Patch, $"messages/{message.Id()}", new { body = "now" });
        var events = (await room.EventsAsync(room.Owner)).Count;

        var again = await AnswerAsync(opId);
        var anew = await AnswerAsync(Guid.CreateVersion7());

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Contains("then", first.Body, StringComparison.Ordinal);
        Assert.Equal(first, again);
        Assert.Equal(HttpStatusCode.NotFound, anew.Status);
        Assert.Equal(events, (await room.EventsAsync(room.Owner)).Count);

        async Task<(HttpStatusCode Status, string Body)> AnswerAsync(Guid id)
        {
            using var response = await room.Member.SendAsync(HttpMethod.Put, reaction, opId: id);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Reactions_stand_in_the_order_of_first_use_and_people_in_the_order_of_reacting()
    {
        await using var room = await Room.OpenAsync(server);
        var path = $"messages/{(await room.PostAsync(room.Owner, "vote")).Id()}";
        await ReactAsync(room.Member, path, "👍");
        await ReactAsync(room.Owner, path, "🎉");
        var both = await ReactAsync(room.Owner, path, "👍");
        Assert.Equal(Expected(("👍", [room.Member.Id, room.Owner.Id]), ("🎉", [room.Owner.Id])), both.Reactions());

        // Those who follow the events keep the emoji where it stands, so a fresh read must do the same.
        var left = await ReactAsync(room.Member, path, "👍", HttpMethod.Delete);
        Assert.Equal(Expected(("👍", [room.Owner.Id]), ("🎉", [room.Owner.Id])), left.Reactions());

        await ReactAsync(room.Owner, path, "👍", HttpMethod.Delete);
        var back = await ReactAsync(room.Member, path, "👍");
        Assert.Equal(Expected(("🎉", [room.Owner.Id]), ("👍", [room.Member.Id])), back.Reactions());
        Assert.True(JsonNode.DeepEquals(back, await room.Owner.GetAsync(path)));
    }

    [Fact]
    public async Task Reacting_or_taking_back_twice_is_told_once()
    {
        await using var room = await Room.OpenAsync(server);
        var path = $"messages/{(await room.PostAsync(room.Owner, "vote")).Id()}";

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ReactAsync(room.Member, path, "🎉")));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ReactAsync(room.Member, path, "🎉", HttpMethod.Delete)));

        var types = (await room.EventsAsync(room.Owner)).Select(e => e.Text("type")!)
            .Where(type => type.StartsWith("reaction", StringComparison.Ordinal));
        Assert.Equal(["reaction.added", "reaction.removed"], types);
    }

    [Fact]
    public async Task Nobody_takes_back_what_another_gave()
    {
        await using var room = await Room.OpenAsync(server);
        var path = $"messages/{(await room.PostAsync(room.Owner, "vote")).Id()}";
        await ReactAsync(room.Member, path, "🎉");

        var read = await ReactAsync(room.Owner, path, "🎉", HttpMethod.Delete);

        Assert.Equal(Expected(("🎉", [room.Member.Id])), read.Reactions());
    }

    [Theory]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("🏴󠁧󠁢󠁥󠁮󠁧󠁿")]
    [InlineData("❤️")]
    [InlineData("+1")]
    [InlineData(":party:")]
    public async Task Any_emoji_or_short_word_will_do(string emoji)
    {
        await using var room = await Room.OpenAsync(server);
        var path = $"messages/{(await room.PostAsync(room.Owner, "vote")).Id()}";

        Assert.Equal(Expected((emoji, [room.Member.Id])), (await ReactAsync(room.Member, path, emoji)).Reactions());
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a\tb")]
    [InlineData("a\0b")]
    [InlineData("\u202e")]
    [InlineData("\u200d")]
    [InlineData("a/b")]
    [InlineData("123456789012345678901234567890123")]
    public async Task White_space_control_characters_and_long_texts_are_refused(string emoji)
    {
        await using var room = await Room.OpenAsync(server);
        var path = $"messages/{(await room.PostAsync(room.Owner, "vote")).Id()}";

        Assert.Equal(HttpStatusCode.BadRequest, await room.Member.StatusAsync(HttpMethod.Put, Path(path, emoji)));
        Assert.Equal("[]", (await room.Owner.GetAsync(path)).Reactions());
    }

    [Fact]
    public async Task A_message_takes_20_different_emoji()
    {
        await using var room = await Room.OpenAsync(server);
        var path = $"messages/{(await room.PostAsync(room.Owner, "vote")).Id()}";
        for (var i = 0; i < 20; i++)
        {
            await ReactAsync(room.Owner, path, $"e{i}");
        }

        Assert.Equal(
            (HttpStatusCode.TooManyRequests, "limit.exceeded"), await room.Member.RefusalAsync(HttpMethod.Put, Path(path, "e20")));
        await ReactAsync(room.Member, path, "e19");
    }

    private static string Path(string message, string emoji) => $"{message}/reactions/{Uri.EscapeDataString(emoji)}";

    private static async Task<JsonNode> ReactAsync(Person person, string message, string emoji, HttpMethod? method = null)
    {
        using var response = await person.SendAsync(method ?? HttpMethod.Put, Path(message, emoji));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    private static string Expected(params (string Emoji, Guid[] UserIds)[] reactions) =>
        new JsonArray([.. reactions.Select(reaction => new JsonObject
        {
            ["emoji"] = reaction.Emoji,
            ["userIds"] = new JsonArray([.. reaction.UserIds.Select(id => JsonValue.Create(id))]),
        })]).ToJsonString();
}

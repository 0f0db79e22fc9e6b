using System.Text.Json.Nodes;
using Realtime.Features.Inbox;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Comments;

public sealed class MentionTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Whoever_sees_the_board_is_told_once_and_nobody_else()
    {
        await using var desk = await Desk.OpenAsync(server, isPrivate: true);
        await desk.Owner.PostAsync($"{desk.Path}/members", new { userId = desk.Member.Id });
        var card = (await desk.CardAsync()).Id();
        var (member, admin, stranger) = (Name(desk.Member), Name(desk.Team.Admin), Name(desk.Team.Stranger));

        var comment = await desk.Owner.PostAsync(
            $"cards/{card}/comments", new { body = $"{member} {member} {admin} {stranger} {Name(desk.Owner)} <@nobody> <@{Guid.Empty}>" });

        var item = Assert.Single(await NoticesAsync(desk.Member));
        var data = item["data"]!;
        Assert.Equal(("mention", desk.Team.Id.ToString()), (item.Text("kind"), item.Text("workspaceId")));
        Assert.Equal(
            (desk.Owner.Id.ToString(), card.ToString(), desk.BoardId.ToString(), comment.Text("id")),
            (data.Text("byId"), data.Text("cardId"), data.Text("boardId"), data.Text("commentId")));
        Assert.StartsWith(member, data.Text("excerpt"), StringComparison.Ordinal);
        Assert.Empty(await NoticesAsync(desk.Team.Admin));
        Assert.Empty(await NoticesAsync(desk.Team.Stranger));
        Assert.Empty(await NoticesAsync(desk.Owner));
    }

    [Fact]
    public async Task An_edit_tells_only_whom_it_names_anew()
    {
        await using var desk = await Desk.OpenAsync(server);
        var comment = await desk.Owner.PostAsync(
            $"cards/{(await desk.CardAsync()).Id()}/comments", new { body = $"Look, {Name(desk.Member)}" });

        await desk.Owner.PatchAsync($"comments/{comment.Id()}", new { body = $"Look, {Name(desk.Member)} and {Name(desk.Team.Admin)}" });

        Assert.Single(await NoticesAsync(desk.Member));
        Assert.Single(await NoticesAsync(desk.Team.Admin));
    }

    [Fact]
    public async Task A_message_tells_whoever_sees_its_channel_and_nobody_else()
    {
        await using var team = await Team.OpenAsync(server);
        var secret = (await team.ChannelAsync(team.Owner, "secret", isPrivate: true)).Id();
        await team.Owner.PostAsync($"channels/{secret}/members", new { userId = team.Member.Id });
        var body = $"{Name(team.Member)} {Name(team.Admin)} {Name(team.Stranger)} {Name(team.Owner)}";

        var message = await team.Owner.PostAsync($"channels/{secret}/messages", new { body });
        await team.Owner.PatchAsync($"messages/{message.Id()}", new { body = body + "!" });

        var data = Assert.Single(await NoticesAsync(team.Member))["data"]!;
        Assert.Equal((secret.ToString(), message.Text("id"), body), (data.Text("channelId"), data.Text("messageId"), data.Text("excerpt")));
        Assert.Null(data["cardId"]);
        Assert.Empty(await NoticesAsync(team.Admin));
        Assert.Empty(await NoticesAsync(team.Stranger));
        Assert.Empty(await NoticesAsync(team.Owner));
    }

    [Fact]
    public void An_excerpt_ends_before_what_would_be_cut_in_two()
    {
        var name = $"<@{Guid.CreateVersion7()}>";

        Assert.Equal(new string('a', 200), Mentions.Excerpt(new string('a', 300)));
        Assert.Equal(new string('a', 199), Mentions.Excerpt(new string('a', 199) + "🚢"));
        Assert.Equal(new string('a', 190), Mentions.Excerpt(new string('a', 190) + name));
        Assert.Equal(new string('a', 161) + name, Mentions.Excerpt(new string('a', 161) + name + "and more"));
    }

    [Fact]
    public void A_text_names_people_by_their_ids_in_lower_case_and_fifty_at_most()
    {
        var (one, two) = (Guid.Parse("019aa000-0000-7000-8000-00000000000a"), Guid.Parse("019aa000-0000-7000-8000-00000000000b"));

        Assert.Equal([one, two], Mentions.Added($"<@{one}> and <@{two}>, <@{one}>", ""));
        Assert.Equal([two], Mentions.Added($"<@{one}><@{two}>", $"Said to <@{one}>"));
        Assert.Empty(Mentions.Added($"<@{one.ToString().ToUpperInvariant()}> <@{one:N}> <@ {two}> @{two}", ""));
        Assert.Equal(50, Mentions.Added(string.Concat(Enumerable.Range(0, 60).Select(_ => $"<@{Guid.CreateVersion7()}>")), "").Count);
    }

    private static string Name(Person person) => $"<@{person.Id}>";

    private static async Task<List<JsonNode>> NoticesAsync(Person person) => [.. (await person.GetAsync("inbox")).Items()];
}

using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Cards;

/// <summary>A card that somebody made goes into the trash and comes back.</summary>
public sealed class UndoOfMakingTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Theory]
    [InlineData("new")]
    [InlineData("duplicate")]
    public async Task What_was_made_goes_into_the_trash_and_comes_back_to_its_place(string how)
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(2);
        await desk.Owner.PostAsync($"cards/{cards[0]}/checklists", new { title = "Coats", items = new[] { "One" } });
        var made = (how == "new"
            ? await desk.Member.PostAsync($"lists/{desk.Lists[0]}/cards", new { title = "Rope", afterId = cards[0] })
            : await desk.Member.PostAsync($"cards/{cards[0]}/duplicate")).Id();
        var after = await desk.OrderAsync(0);
        Assert.Equal([cards[0], made, cards[1]], after);

        for (var round = 0; round < 2; round++)
        {
            var undone = await desk.Member.PostAsync($"{desk.Path}/undo");
            Assert.Equal(("card.created", made), (undone.Text("kind"), undone["cardId"]!.GetValue<Guid>()));
            Assert.Equal(cards, await desk.OrderAsync(0));
            Assert.Equal("trashed", (await desk.Owner.GetAsync($"cards/{made}")).Text("state"));

            await desk.Member.PostAsync($"{desk.Path}/redo");
            Assert.Equal(after, await desk.OrderAsync(0));
        }
    }

    [Theory]
    [InlineData("card.created")]
    [InlineData("card.restored")]
    public async Task It_comes_back_to_where_it_stood_last_not_to_where_it_was_made(string kind)
    {
        await using var desk = await Desk.OpenAsync(server);
        var stays = await desk.CardsAsync(1, 1);
        var made = (await desk.Member.PostAsync($"lists/{desk.Lists[0]}/cards", new { title = "Rope" })).Id();
        if (kind == "card.restored")
        {
            await desk.Owner.PostAsync($"cards/{made}/archive");
            await desk.Member.PostAsync($"cards/{made}/restore");
        }

        await desk.MoveAsync(desk.Member, made, 1, beforeId: stays[0]);
        await desk.Owner.DeleteAsync($"lists/{desk.Lists[0]}");

        // There is no list left to move it back to.
        await desk.Member.AssertRefusedAsync(HttpStatusCode.Conflict, "undo.conflict", HttpMethod.Post, $"{desk.Path}/undo");
        var undone = await desk.Member.PostAsync($"{desk.Path}/undo");
        Assert.Equal((kind, made.ToString()), (undone.Text("kind"), undone.Text("cardId")));
        Assert.Equal(stays, await desk.OrderAsync(1));

        await desk.Member.PostAsync($"{desk.Path}/redo");

        Assert.Equal([made, stays[0]], await desk.OrderAsync(1));
    }

    [Theory]
    [InlineData("comment")]
    [InlineData("title")]
    [InlineData("move")]
    public async Task What_somebody_else_worked_on_stays(string deed)
    {
        await using var desk = await Desk.OpenAsync(server);
        var made = (await desk.Member.PostAsync($"lists/{desk.Lists[0]}/cards", new { title = "Rope" })).Id();
        await (deed switch
        {
            "comment" => desk.Owner.PostAsync($"cards/{made}/comments", new { body = "How long?" }),
            "title" => desk.Owner.PatchAsync($"cards/{made}", new { title = "Rope, ten metres" }),
            _ => desk.MoveAsync(desk.Owner, made, 1),
        });

        using var refused = await desk.Member.SendAsync(HttpMethod.Post, $"{desk.Path}/undo");

        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(("undo.conflict", desk.Owner.Id.ToString()), (problem.Text("code"), problem["current"]!.Text("userId")));
        Assert.Equal("active", (await desk.Owner.GetAsync($"cards/{made}")).Text("state"));
    }

    [Theory]
    [InlineData("archive")]
    [InlineData("trash")]
    public async Task A_move_between_coming_back_and_going_again_is_not_taken_back_with_it(string deed)
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = (await desk.CardAsync()).Id();
        await desk.Member.PostAsync($"cards/{card}/{deed}");
        await desk.Member.PostAsync($"{desk.Path}/undo");
        await desk.MoveAsync(desk.Owner, card, 1);

        await desk.Member.PostAsync($"{desk.Path}/redo");
        await desk.Member.PostAsync($"{desk.Path}/undo");

        Assert.Equal([card], await desk.OrderAsync(1));
    }
}

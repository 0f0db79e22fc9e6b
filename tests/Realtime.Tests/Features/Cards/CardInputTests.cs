using System.Net;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Cards;

/// <summary>What is refused as a card.</summary>
public sealed class CardInputTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task What_makes_no_card_is_refused_and_changes_nothing()
    {
        await using var desk = await Desk.OpenAsync(server);
        await using var other = await Desk.OpenAsync(server);
        var foreignLabel = (await other.Owner.PostAsync($"{other.Path}/labels", new { name = "x", color = "red" })).Id();
        var label = (await desk.Owner.PostAsync($"{desk.Path}/labels", new { name = "own", color = "red" })).Id();
        var foreignCard = (await other.CardAsync()).Id();
        var hidden = (await desk.Team.ChannelAsync(desk.Team.Admin, "hidden", isPrivate: true)).Id();
        var secret = (await desk.Team.Admin.PostAsync($"channels/{hidden}/messages", new { body = "secret" })).Id();
        var card = (await desk.CardAsync()).Id();
        var before = await desk.EverythingAsync();
        var strange = Enumerable.Range(0, 6_000).Select(_ => Guid.CreateVersion7()).ToArray();
        object[] badCards =
        [
            new { }, new { title = "" }, new { title = "two\nlines" }, new { title = new string('t', 501) }, new { title = "NUL \0" },
            new { title = "x", description = new string('d', 16_001) }, new { title = "x", afterId = foreignCard },
            new { title = "x", labelIds = new[] { foreignLabel } }, new { title = "x", labelIds = new[] { Guid.CreateVersion7() } },
            new { title = "x", labelIds = Enumerable.Repeat(label, 6_000) }, new { title = "x", labelIds = strange },
            new { title = "x", assigneeIds = strange },
            new { title = "x", assigneeIds = new[] { desk.Team.Stranger.Id } }, new { title = "x", messageId = secret },
            new { title = "x", messageId = Guid.CreateVersion7() }, new { title = "x", due = new { date = "9999-01-01" } },
            new { title = "x", due = new { at = "1999-12-31T23:59:59Z" } }, new { title = "x", due = new { } },
            new { title = "x", due = new { at = "2026-11-25T10:00:00Z", date = "2026-11-25" } }, new { title = "x", due = "2026-11-25" },
            new { title = "x", start = new { date = "2026-11-26" }, due = new { date = "2026-11-25" } },
            new { title = "x", start = new { at = "2026-11-26T12:00:00Z" }, due = new { date = "2026-11-25" } },
        ];
        object[] badChanges =
        [
            new { title = (string?)null }, new { title = " " }, new { description = (string?)null }, new { isTemplate = (bool?)null },
            new { isTemplate = "yes" }, new { cover = "black" }, new { estimate = -1 }, new { estimate = 10_000 }, new { estimate = 1.234 },
            new { estimate = "3" }, new { due = new { date = "9999-12-31" } }, new { due = new { date = "2026-02-30" } },
            new { isRecurring = true }, new { listId = desk.Lists[1] }, new { rank = "V" },
            new { start = new { at = "2026-11-26T00:00:00.001Z" }, due = new { at = "2026-11-26T00:00:00Z" } },
        ];
        foreach (var bad in badCards)
        {
            await desk.Owner.AssertRefusedAsync(HttpStatusCode.BadRequest, "request.invalid", HttpMethod.Post, $"lists/{desk.Lists[0]}/cards", bad);
        }

        // More than a request may hold: nobody reads that far.
        var many = new { title = "x", labelIds = Enumerable.Repeat(label, 10_000) };
        await desk.Owner.AssertRefusedAsync(
            HttpStatusCode.RequestEntityTooLarge, "request.too_large", HttpMethod.Post, $"lists/{desk.Lists[0]}/cards", many);

        foreach (var bad in badChanges)
        {
            await desk.Owner.AssertRefusedAsync(HttpStatusCode.BadRequest, "request.invalid", HttpMethod.Patch, $"cards/{card}", bad);
        }

        Assert.Equal(before, await desk.EverythingAsync());
    }
}

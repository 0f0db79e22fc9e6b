using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Reminders;

/// <summary>What happens to a list happens to all reminders of its cards, in one go.</summary>
public sealed class ManyRemindersTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Due = "2126-11-22T13:00:00.000Z";
    private const string HourBefore = "2126-11-22T12:00:00.000Z";

    [Fact]
    public async Task Those_of_a_list_rest_and_are_set_again_with_it()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(60);
        foreach (var card in cards)
        {
            await desk.Owner.PatchAsync($"cards/{card}", new { due = new { at = Due } });
            await desk.Owner.PostAsync($"cards/{card}/reminders", new { beforeDue = 0 });
            await desk.Member.PostAsync($"cards/{card}/reminders", new { beforeDue = 60 });
        }

        var list = $"lists/{desk.Lists[0]}";
        await AssertSetAsync(desk, cards, true);
        await desk.Member.PostAsync($"{list}/archive-cards");
        await AssertSetAsync(desk, cards, false);
        await desk.Member.PostAsync($"{desk.Path}/undo");
        await AssertSetAsync(desk, cards, true);
        await desk.Member.PostAsync($"{desk.Path}/redo");
        await AssertSetAsync(desk, cards, false);
        await desk.Member.PostAsync($"{desk.Path}/undo");
        await desk.Member.PatchAsync(list, new { kind = "closed" });
        await AssertSetAsync(desk, cards, false);
        await desk.Member.PatchAsync(list, new { kind = "open" });
        await AssertSetAsync(desk, cards, true);
    }

    [Fact]
    public async Task What_waits_for_completion_is_put_off_where_its_list_is_opened_again()
    {
        await using var desk = await Desk.OpenAsync(server);
        var (list, card) = ($"lists/{desk.Lists[0]}", (await desk.CardAsync()).Id());
        var rule = new { kind = "completion", every = 3, time = "09:00", timeZone = "Europe/Berlin" };
        await desk.Owner.CallAsync(HttpMethod.Put, $"cards/{card}/recurrence", rule);

        Assert.Null(await NextAsync(desk, card));
        await desk.Member.PatchAsync(list, new { kind = "closed" });
        Assert.NotNull(await NextAsync(desk, card));
        await desk.Member.PostAsync($"{list}/archive-cards");
        Assert.Null(await NextAsync(desk, card));
        await desk.Member.PostAsync($"{desk.Path}/undo");
        Assert.NotNull(await NextAsync(desk, card));
        await desk.Member.PatchAsync(list, new { kind = "open" });
        Assert.Null(await NextAsync(desk, card));

        await desk.Member.PatchAsync(list, new { kind = "closed" });
        var set = await desk.Owner.CallAsync(HttpMethod.Put, $"cards/{card}/recurrence", rule);
        Assert.Equal(await NextAsync(desk, card), set.Text("nextAt"));
    }

    private static async Task<string?> NextAsync(Desk desk, Guid card) =>
        (await desk.Owner.GetAsync($"cards/{card}/recurrence")).Text("nextAt");

    private static async Task AssertSetAsync(Desk desk, Guid[] cards, bool isSet)
    {
        foreach (var card in cards)
        {
            var owners = (await desk.Owner.GetAsync($"cards/{card}/reminders")).Items().Single();
            var members = (await desk.Member.GetAsync($"cards/{card}/reminders")).Items().Single();
            Assert.Equal(isSet ? (Due, HourBefore) : (null, null), (owners.Text("firesAt"), members.Text("firesAt")));
        }
    }
}

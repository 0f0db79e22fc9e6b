using System.Net;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Cards;

public sealed class CardFromMessageTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_message_of_an_archived_channel_becomes_no_card_since_the_channel_takes_no_writes()
    {
        await using var desk = await Desk.OpenAsync(server);
        var channel = (await desk.Owner.PostAsync($"{desk.Team.Path}/channels", new { name = "harbour" })).Id();
        var message = (await desk.Owner.PostAsync($"channels/{channel}/messages", new { body = "The crane rusts." })).Id();
        Assert.Equal(HttpStatusCode.OK, await desk.Owner.StatusAsync(HttpMethod.Patch, $"channels/{channel}", new { isArchived = true }));
        var before = (await desk.Owner.EventsAsync(channel)).Count;

        Assert.Equal(
            (HttpStatusCode.Conflict, "channel.archived"),
            await desk.Owner.RefusalAsync(HttpMethod.Post, $"lists/{desk.Lists[0]}/cards", new { title = "Paint it", messageId = message }));

        Assert.Equal(before, (await desk.Owner.EventsAsync(channel)).Count);
        Assert.Empty((await desk.ReadAsync())["cards"]!.AsArray());
    }
}

using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Realtime.Tests.Features.Messages;

namespace Realtime.Tests.Features.Presence;

[Collection(MessagesTests.Name)]
public sealed class TypingTests(MessagesServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Typing_is_seen_by_the_others_in_the_channel_only()
    {
        await using var room = await Room.OpenAsync(server);
        var elsewhere = await room.ChannelAsync("quay");
        var here = await SignalLog.FollowAsync(await room.Owner.ConnectAsync(), room.ChannelId);
        var there = await SignalLog.FollowAsync(await room.Owner.ConnectAsync(), elsewhere);
        var typist = await room.Member.ConnectAsync();
        var own = await SignalLog.FollowAsync(typist, room.ChannelId);

        await typist.InvokeAsync("SetTyping", room.ChannelId, true, Cancelled);
        Assert.Equal((room.Member.Id, "typing", true), await here.NextAsync());
        await typist.InvokeAsync("SetTyping", room.ChannelId, false, Cancelled);
        Assert.Equal((room.Member.Id, "typing", false), await here.NextAsync());

        // The other's signal comes last in order, so whatever was to come before it has come.
        var answering = await room.Owner.ConnectAsync();
        await answering.InvokeAsync("SetTyping", room.ChannelId, true, Cancelled);
        Assert.Equal((room.Owner.Id, "typing", true), await own.NextAsync());
        Assert.Empty(there.Rest());
    }

    [Fact]
    public async Task Strangers_cannot_type()
    {
        await using var room = await Room.OpenAsync(server);
        var socket = await room.Stranger.ConnectAsync();

        var refusal = await Assert.ThrowsAsync<HubException>(() => socket.InvokeAsync("SetTyping", room.ChannelId, true, Cancelled));

        Assert.Contains("resource.not_found: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_types_in_an_archived_channel()
    {
        await using var room = await Room.OpenAsync(server);
        await room.ArchiveAsync();
        var socket = await room.Member.ConnectAsync();

        var refusal = await Assert.ThrowsAsync<HubException>(() => socket.InvokeAsync("SetTyping", room.ChannelId, true, Cancelled));

        Assert.Contains("channel.archived: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typing_without_end_is_left_out_and_hurts_nobody()
    {
        await using var room = await Room.OpenAsync(server);
        var here = await SignalLog.FollowAsync(await room.Owner.ConnectAsync(), room.ChannelId);
        var typist = await room.Member.ConnectAsync();

        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => typist.InvokeAsync("SetTyping", room.ChannelId, true, Cancelled)));

        await here.NextAboutAsync(room.Member.Id);
        Assert.True(here.Rest().Count() < 50);
    }
}

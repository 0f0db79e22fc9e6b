using System.Net;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Presence;

/// <summary>Nobody is forgiven: offline with the last socket.</summary>
public sealed class NoGraceServer : ServerFixture
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["Presence:Grace"] = "00:00:00" };
}

/// <summary>Whoever goes is expected back within the hour.</summary>
public sealed class LongGraceServer : ServerFixture
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["Presence:Grace"] = "01:00:00" };
}

public sealed class PresenceTests(NoGraceServer server) : IClassFixture<NoGraceServer>
{
    [Fact]
    public async Task The_workspace_sees_who_comes_and_goes()
    {
        await using var room = await Room.OpenAsync(server);
        var watch = await SignalLog.FollowAsync(await room.Owner.ConnectAsync(), room.WorkspaceId);

        var socket = await room.Member.ConnectAsync();
        Assert.Equal((room.Member.Id, "presence", true), await watch.NextAboutAsync(room.Member.Id));
        Assert.Equal(new[] { room.Owner.Id, room.Member.Id }.Order(), await OnlineAsync(room));

        await socket.DisposeAsync();
        Assert.Equal((room.Member.Id, "presence", false), await watch.NextAboutAsync(room.Member.Id));
        Assert.Equal([room.Owner.Id], await OnlineAsync(room));
    }

    [Fact]
    public async Task Somebody_with_two_sockets_stays_until_the_second_goes()
    {
        await using var room = await Room.OpenAsync(server);
        var watch = await SignalLog.FollowAsync(await room.Owner.ConnectAsync(), room.WorkspaceId);
        var first = await room.Member.ConnectAsync();
        var second = await room.Member.ConnectAsync();
        Assert.True((await watch.NextAboutAsync(room.Member.Id)).Flag);

        await first.DisposeAsync();
        Assert.Contains(room.Member.Id, await OnlineAsync(room));
        await second.DisposeAsync();

        Assert.False((await watch.NextAboutAsync(room.Member.Id)).Flag);
    }

    [Fact]
    public async Task Only_members_see_who_is_online_and_only_members_are_seen()
    {
        await using var room = await Room.OpenAsync(server);
        await room.Stranger.ConnectAsync();
        await room.Member.ConnectAsync();

        Assert.Equal([room.Member.Id], await OnlineAsync(room));
        Assert.Equal(HttpStatusCode.NotFound, await room.Stranger.StatusAsync(HttpMethod.Get, $"workspaces/{room.WorkspaceId}/presence"));
    }

    [Fact]
    public async Task Pages_of_who_is_online_join()
    {
        await using var room = await Room.OpenAsync(server);
        await room.Owner.ConnectAsync();
        await room.Member.ConnectAsync();
        var path = $"workspaces/{room.WorkspaceId}/presence?limit=1";

        var first = await room.Owner.GetAsync(path);
        var second = await room.Owner.GetAsync($"{path}&after={first.Text("next")}");

        Assert.Null(second["next"]);
        Assert.Equal(await OnlineAsync(room), first.Items().Concat(second.Items()).Select(item => item["userId"]!.GetValue<Guid>()));
        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), await room.Owner.RefusalAsync(HttpMethod.Get, path + "&after=1"));
    }

    internal static async Task<IEnumerable<Guid>> OnlineAsync(Room room) =>
        (await room.Owner.GetAsync($"workspaces/{room.WorkspaceId}/presence")).Items().Select(item => item["userId"]!.GetValue<Guid>());
}

public sealed class PresenceGraceTests(LongGraceServer server) : IClassFixture<LongGraceServer>
{
    [Fact]
    public async Task Whoever_comes_back_within_the_grace_was_never_away()
    {
        await using var room = await Room.OpenAsync(server);
        await room.InviteAsync(room.Stranger);
        var watch = await SignalLog.FollowAsync(await room.Owner.ConnectAsync(), room.WorkspaceId);
        var socket = await room.Member.ConnectAsync();
        Assert.True((await watch.NextAboutAsync(room.Member.Id)).Flag);

        await socket.DisposeAsync();
        Assert.Contains(room.Member.Id, await PresenceTests.OnlineAsync(room));
        await room.Member.ConnectAsync();
        await room.Stranger.ConnectAsync();

        // Signals of a stream come in order: had the member gone or come again, it would stand before the last to come.
        Assert.Equal((room.Stranger.Id, "presence", true), await watch.NextAsync());
    }
}

using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Channels;

/// <summary>How far people have read.</summary>
public sealed class ReadMarkers(EventLog log, Access access)
{
    private const string FindSql = "select seq from read_markers where user_id = @0 and channel_id = @1";
    private const string HeadSql = "select head from streams where id = @0";
    private const string DeleteSql = "delete from read_markers where user_id = @0 and channel_id = @1";
    private const string InsertSql = "insert into read_markers (user_id, channel_id, seq) values (@0, @1, @2)";

    private const string DeleteAllSql =
        "delete from read_markers where user_id = @0 and channel_id in (select id from channels where workspace_id = @1)";

    private const string PublicHeadsSql =
        "select c.id, s.head from channels c join streams s on s.id = c.id where c.workspace_id = @0 and c.is_private = @1 order by c.id";

    /// <summary>
    /// Moves the caller's marker of a channel forward; it never goes back, and never beyond what there is. An archived channel
    /// can be marked too. Where the marker moves, the caller's other devices are told.
    /// </summary>
    /// <param name="caller">Whoever may read the channel.</param>
    /// <param name="channelId">The channel.</param>
    /// <param name="seq">The last sequence number that the caller saw; 0 or more.</param>
    /// <param name="opId">Sent again with it, the first answer comes back.</param>
    /// <param name="cancellationToken">Stops the waiting, not the marking.</param>
    /// <returns>Where the marker stands now.</returns>
    /// <exception cref="DomainError"><c>request.invalid</c>, <c>resource.not_found</c>, <c>operation.mismatch</c>.</exception>
    public async Task<ReadMarked> MarkAsync(
        Caller caller, Guid channelId, long seq, Guid? opId, CancellationToken cancellationToken)
    {
        if (seq < 0)
        {
            throw Errors.Invalid("seq", "A sequence number is 0 or more.");
        }

        var marked = await log.WriteAsync(
            caller.UserId,
            new Operation(caller.UserId, "channel.mark_read", opId),
            scope => Mark(scope, channelId, seq),
            cancellationToken);
        return marked.ChannelId == channelId ? marked : throw Errors.OperationMismatch();
    }

    /// <summary>
    /// Whoever comes into a workspace has read its public channels: old history is not news. The inbox tells each place, so that
    /// its events alone say what a fresh read says.
    /// </summary>
    internal static void StartAtHeads(WriteScope scope, Guid workspaceId, Guid userId)
    {
        scope.Statement(DeleteAllSql).Execute(userId, workspaceId);
        foreach (var (channelId, head) in PublicHeads(scope, workspaceId))
        {
            Move(scope, channelId, userId, head);
        }
    }

    /// <summary>The same for one private channel.</summary>
    internal static void StartAtHead(WriteScope scope, Guid channelId, Guid userId) =>
        Move(scope, channelId, userId, scope.Statement(HeadSql).Scalar<long>(channelId));

    // Read to its end first: writing while a reader is open on the connection may change what it still has to read.
    private static List<(Guid ChannelId, long Head)> PublicHeads(WriteScope scope, Guid workspaceId)
    {
        using var reader = scope.Statement(PublicHeadsSql).Query(workspaceId, false);
        List<(Guid, long)> heads = [];
        while (reader.Read())
        {
            heads.Add((reader.GetGuid(0), reader.GetInt64(1)));
        }

        return heads;
    }

    private ReadMarked Mark(WriteScope scope, Guid channelId, long seq)
    {
        access.Channel(scope, channelId);
        var before = scope.Statement(FindSql).Scalar<long>(scope.ActorId, channelId);
        var now = Math.Min(seq, scope.Statement(HeadSql).Scalar<long>(channelId));
        if (now <= before)
        {
            return new ReadMarked(channelId, before);
        }

        return Move(scope, channelId, scope.ActorId, now);
    }

    // Two plain statements read the same on every database; the lane lets nobody in between.
    private static ReadMarked Move(WriteScope scope, Guid channelId, Guid userId, long seq)
    {
        scope.Statement(DeleteSql).Execute(userId, channelId);
        scope.Statement(InsertSql).Execute(userId, channelId, seq);
        var marked = new ReadMarked(channelId, seq);
        scope.Append(userId, ChannelEvents.ReadMarked, marked);
        return marked;
    }
}

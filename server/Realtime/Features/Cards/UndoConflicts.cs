using System.Text;
using Realtime.Features.Boards;
using Realtime.Platform.Events;

namespace Realtime.Features.Cards;

/// <summary>Finds out who stands in the way of taking something back.</summary>
internal static class UndoConflicts
{
    private const string SamePartSql =
        """
        select e.actor_id, e.at from card_activity other
        join card_activity mine on mine.card_id = other.card_id and mine.field = other.field and mine.seq = @1
        join events e on e.stream_id = other.board_id and e.seq = other.seq
        where other.card_id = @0 and other.seq > @2 and other.actor_id <> @3
        order by other.seq desc limit 1
        """;

    private const string SameCardSql =
        """
        select e.actor_id, e.at from card_activity other
        join events e on e.stream_id = other.board_id and e.seq = other.seq
        where other.card_id = @0 and other.seq > @1 and other.actor_id <> @2
        order by other.seq desc limit 1
        """;

    // How far back a deletion is looked for: who deleted something long ago need not be named.
    private const int LookedThrough = 10_000;

    // The clean-up, which is nobody, deletes too.
    private const string DeletedSql =
        $"""
        select actor_id, at, data, type from events
        where stream_id = @0 and seq > @1 and actor_id <> @2 and actor_id <> @3
          and type in ('{CardEvents.Deleted}', '{BoardEvents.ListDeleted}', '{BoardEvents.LabelDeleted}')
        order by seq desc
        """;

    /// <summary>Who else touched the same part of the card since; null when it can be taken back.</summary>
    public static UndoConflict? SamePart(WriteScope scope, UndoEntry entry)
    {
        using var reader = scope.Statement(SamePartSql).Query(entry.CardId, entry.Seq, entry.LastSeq, scope.ActorId);
        return reader.Read() ? Told(entry, reader.GetGuid(0), reader.GetInt64(1)) : null;
    }

    /// <summary>
    /// Who left no way back, where nobody touched the same part: whoever else changed the card last, or deleted it, the list or the
    /// label. It may be nobody else: a limit stands in the way, or something that the person did elsewhere.
    /// </summary>
    /// <param name="scope">The command.</param>
    /// <param name="entry">What cannot be taken back.</param>
    /// <param name="data">Its event's data, which names what it needs.</param>
    public static UndoConflict NoWayBack(WriteScope scope, UndoEntry entry, byte[] data) =>
        SameCard(scope, entry) ?? Deleted(scope, entry, data) ?? new UndoConflict(null, null, entry.CardId);

    /// <summary>Who else touched any part of the card since, or commented on it; null where nobody did.</summary>
    public static UndoConflict? SameCard(WriteScope scope, UndoEntry entry)
    {
        using var reader = scope.Statement(SameCardSql).Query(entry.CardId, entry.LastSeq, scope.ActorId);
        return reader.Read() ? Told(entry, reader.GetGuid(0), reader.GetInt64(1)) : null;
    }

    private static UndoConflict? Deleted(WriteScope scope, UndoEntry entry, byte[] data)
    {
        var head = scope.Statement("select head from streams where id = @0").Scalar<long>(entry.BoardId);
        using var reader = scope.Statement(DeletedSql)
            .Query(entry.BoardId, Math.Max(entry.LastSeq, head - LookedThrough), scope.ActorId, Guid.Empty);
        while (reader.Read())
        {
            var deleted = reader.GetFieldValue<byte[]>(2);
            var id = reader.GetString(3) == CardEvents.Deleted
                ? Inverse.Read<CardDeleted>(deleted).CardId
                : Inverse.Read<BoardPartDeleted>(deleted).Id;
            if (id == entry.CardId || id == entry.FromListId || id == entry.ToListId
                || data.AsSpan().IndexOf(Encoding.UTF8.GetBytes(id.ToString())) >= 0)
            {
                return Told(entry, reader.GetGuid(0), reader.GetInt64(1));
            }
        }

        return null;
    }

    private static UndoConflict Told(UndoEntry entry, Guid userId, long at) =>
        new(userId, DateTimeOffset.FromUnixTimeMilliseconds(at), entry.CardId);
}

using Realtime.Features.Checklists;
using Realtime.Platform.Events;

namespace Realtime.Features.Cards;

/// <summary>Notes what people do to cards, so that they can take it back: the last hundred for each person and board.</summary>
internal static class UndoLog
{
    public const string UndoKind = "board.undo";
    public const string RedoKind = "board.redo";

    private const int Kept = 100;

    private static readonly HashSet<string> s_undoable =
    [
        CardEvents.Moved, CardEvents.Updated, CardEvents.Archived, CardEvents.ListArchived, CardEvents.Trashed, CardEvents.Restored,
        CardEvents.LabelAdded, CardEvents.LabelRemoved, CardEvents.Assigned, CardEvents.Unassigned, ChecklistEvents.ItemUpdated,
    ];

    /// <summary>Notes an event of cards, unless it takes something back itself. Whatever had been taken back is past doing again.</summary>
    public static void Note(WriteScope scope, Guid boardId, ReadOnlySpan<Guid> cardIds, string type, long seq, ReadOnlySpan<string> fields)
    {
        if (scope.Operation.Kind is UndoKind or RedoKind || !s_undoable.Contains(type) || fields.Contains(CardFields.Recurring))
        {
            return;
        }

        scope.Statement("delete from undo_entries where board_id = @0 and actor_id = @1 and is_undone").Execute(boardId, scope.ActorId);
        foreach (var cardId in cardIds)
        {
            scope.Statement("insert into undo_entries (board_id, actor_id, seq, card_id, is_undone, last_seq) values (@0, @1, @2, @3, false, @2)")
                .Execute(boardId, scope.ActorId, seq, cardId);
        }

        scope.Statement(
            """
            delete from undo_entries where board_id = @0 and actor_id = @1 and seq <= coalesce((
              select distinct seq from undo_entries where board_id = @0 and actor_id = @1 order by seq desc limit 1 offset @2), 0)
            """).Execute(boardId, scope.ActorId, Kept);
    }

    /// <summary>What cannot be taken back must not stand in front of what was done before it.</summary>
    public static void Forget(WriteScope scope, UndoEntry entry) =>
        scope.Statement("delete from undo_entries where board_id = @0 and actor_id = @1 and seq = @2 and card_id = @3")
            .Execute(entry.BoardId, entry.ActorId, entry.Seq, entry.CardId);

    /// <summary>Marks what was done to cards as taken back, or as done again, up to the board's last event.</summary>
    public static void Mark(WriteScope scope, Guid boardId, long seq, IReadOnlyList<Guid> cardIds, bool isUndone)
    {
        var head = scope.Db.Set<Platform.Events.Stream>().Where(stream => stream.Id == boardId).Select(stream => stream.Head).First();
        foreach (var cardId in cardIds)
        {
            scope.Statement(
                "update undo_entries set is_undone = @4, last_seq = @5 where board_id = @0 and actor_id = @1 and seq = @2 and card_id = @3")
                .Execute(boardId, scope.ActorId, seq, cardId, isUndone, head);
        }
    }
}

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
        CardEvents.Created, CardEvents.Moved, CardEvents.Updated, CardEvents.Archived, CardEvents.ListArchived, CardEvents.Trashed,
        CardEvents.Restored, CardEvents.LabelAdded, CardEvents.LabelRemoved, CardEvents.Assigned, CardEvents.Unassigned,
        ChecklistEvents.ItemUpdated,
    ];

    /// <summary>Whether what such an event told can be taken back.</summary>
    public static bool IsUndoable(string type) => s_undoable.Contains(type);

    /// <summary>Notes an event of cards, unless it takes something back itself. Whatever had been taken back is past doing again.</summary>
    public static void Note(WriteScope scope, Guid boardId, ReadOnlySpan<Guid> cardIds, string type, long seq, ReadOnlySpan<string> fields)
    {
        // A clean-up is nobody's deed, and what comes again comes by itself.
        if (scope.Operation.Kind is UndoKind or RedoKind || scope.ActorId == Guid.Empty || fields.Contains(CardFields.Recurring)
            || (!IsUndoable(type) && !IsFirst(scope, boardId)))
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
    public static void Forget(WriteScope scope, Guid boardId, long seq) =>
        scope.Statement("delete from undo_entries where board_id = @0 and actor_id = @1 and seq = @2").Execute(boardId, scope.ActorId, seq);

    /// <summary>The same of one of several cards.</summary>
    public static void Forget(WriteScope scope, Guid boardId, long seq, Guid cardId) =>
        scope.Statement("delete from undo_entries where board_id = @0 and actor_id = @1 and seq = @2 and card_id = @3")
            .Execute(boardId, scope.ActorId, seq, cardId);

    /// <summary>Marks what is left of a deed as taken back, or as done again, up to the board's last event.</summary>
    public static void Mark(WriteScope scope, Guid boardId, long seq, bool isUndone) =>
        scope.Statement(
            """
            update undo_entries set is_undone = @3, last_seq = (select head from streams where id = @0)
            where board_id = @0 and actor_id = @1 and seq = @2
            """).Execute(boardId, scope.ActorId, seq, isUndone);

    /// <summary>One deed may be told by several events; what cannot be undone counts where it is the deed itself, not what came with it.</summary>
    private static bool IsFirst(WriteScope scope, Guid boardId) =>
        scope.Events.Count(e => e.StreamId == boardId && e.Type != CardEvents.Reranked) == 1;
}

/// <summary>What people do to a board beside its cards. It cannot be taken back, but it is not passed over in silence either.</summary>
public static class UndoBarriers
{
    /// <summary>Notes an event: undoing stops at it once, and tells what it was.</summary>
    /// <param name="scope">The command that has just appended it.</param>
    /// <param name="boardId">The board, whose stream tells it.</param>
    /// <param name="partId">The list, label or whatever it is about.</param>
    /// <param name="type">The event's type.</param>
    /// <param name="seq">Its number.</param>
    public static void Set(WriteScope scope, Guid boardId, Guid partId, string type, long seq)
    {
        ArgumentNullException.ThrowIfNull(scope);
        UndoLog.Note(scope, boardId, [partId], type, seq, []);
    }
}

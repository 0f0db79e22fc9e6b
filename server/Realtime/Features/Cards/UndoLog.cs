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

    /// <summary>What cannot be taken back: the event's type, or <c>card.recurring</c> for the rule by which a card comes again.</summary>
    /// <returns>Null where it can be.</returns>
    public static string? Unsupported(Event told) =>
        !s_undoable.Contains(told.Type) ? told.Type
        : told.Type == CardEvents.Updated && Inverse.Read<CardUpdated>(told.Data).After.IsRecurring.IsSet ? "card.recurring"
        : null;

    /// <summary>Notes an event of cards, unless it takes something back itself. Whatever had been taken back is past doing again.</summary>
    public static void Note(WriteScope scope, Guid boardId, ReadOnlySpan<Guid> cardIds, string type, long seq, ReadOnlySpan<string> fields)
    {
        // A clean-up is nobody's deed, and what comes again comes by itself.
        if (scope.Operation.Kind is UndoKind or RedoKind or RecurringCards.CopyKind || scope.ActorId == Guid.Empty
            || (!s_undoable.Contains(type) && !IsFirst(scope, boardId)))
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

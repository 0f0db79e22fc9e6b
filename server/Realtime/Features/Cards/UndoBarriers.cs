using Realtime.Platform.Events;

namespace Realtime.Features.Cards;

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

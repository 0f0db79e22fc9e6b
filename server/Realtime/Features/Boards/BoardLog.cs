using Realtime.Features.Cards;
using Realtime.Platform.Events;

namespace Realtime.Features.Boards;

/// <summary>Tells of a board, its lists, labels and members: what undo stops at.</summary>
internal static class BoardLog
{
    /// <summary>Appends the event to the board's stream.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="boardId">The board.</param>
    /// <param name="partId">The list, label, member or board itself.</param>
    /// <param name="type">One of <see cref="BoardEvents"/>.</param>
    /// <param name="data">The event's data.</param>
    public static void Append<T>(WriteScope scope, Guid boardId, Guid partId, string type, T data) =>
        UndoBarriers.Set(scope, boardId, partId, type, scope.Append(boardId, type, data));
}

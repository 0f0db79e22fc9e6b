using Realtime.Features.Cards;
using Realtime.Platform.Events;

namespace Realtime.Features.Boards;

/// <summary>Tells of a board's lists and labels.</summary>
internal static class BoardLog
{
    /// <summary>Appends the event to the board's stream.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="boardId">The board.</param>
    /// <param name="partId">The list or label.</param>
    /// <param name="type">One of <see cref="BoardEvents"/>.</param>
    /// <param name="data">The event's data.</param>
    public static void Append<T>(WriteScope scope, Guid boardId, Guid partId, string type, T data) =>
        UndoBarriers.Set(scope, boardId, partId, type, scope.Append(boardId, type, data));
}

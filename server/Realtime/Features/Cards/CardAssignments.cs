using Realtime.Features.Boards;
using Realtime.Features.Inbox;
using Realtime.Platform.Events;

namespace Realtime.Features.Cards;

/// <summary>Tells people in their inbox that a card was given to them.</summary>
internal static class CardAssignments
{
    public static void Tell(WriteScope scope, Card card, Guid userId) => InboxItems.Add(
        scope, userId, InboxKinds.Assignment, BoardAccess.WorkspaceOf(scope, card.BoardId),
        new AssignmentNotice(card.Id, card.BoardId, card.Title, scope.ActorId));
}

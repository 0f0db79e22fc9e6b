using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Cards;

/// <summary>Finds the card that a command is about, after asking whether the actor may write on its board.</summary>
public static class CardScope
{
    /// <summary>The card, tracked, whatever its state; its board takes writes.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>, <c>board.archived</c>.</exception>
    internal static Card Find(WriteScope scope, Guid cardId)
    {
        BoardAccess.Card(scope, cardId).Writable();
        return scope.Db.Set<Card>().AsTracking().First(card => card.Id == cardId);
    }

    /// <summary>The card, tracked; it is on the board. What is archived or in the trash rests until it is brought back.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_active</c>.</exception>
    internal static Card Active(WriteScope scope, Guid cardId)
    {
        var card = Find(scope, cardId);
        return card.State == CardState.Active ? card : throw NotActive();
    }

    /// <summary>Whether the card is there and on the board.</summary>
    internal static bool IsActive(WriteScope scope, Guid cardId) =>
        scope.Db.Set<Card>().Any(card => card.Id == cardId && card.State == CardState.Active);

    /// <summary>Notes that the actor put the card elsewhere: whoever moves it from what they saw before is told so.</summary>
    internal static void Moved(WriteScope scope, Card card)
    {
        card.Version++;
        (card.MovedVersion, card.MovedBy, card.MovedAt) = (card.Version, scope.ActorId, scope.Now);
    }

    internal static DomainError NotActive() => new("card.not_active", 409, "This card is archived or in the trash. Restore it first.");
}

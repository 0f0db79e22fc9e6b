using System.Text.Json.Serialization;
using Realtime.Features.Boards;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Cards;

/// <summary>Moves cards and tells what became of it.</summary>
public sealed class CardMoves(EventLog log)
{
    /// <summary>Moves a card to a place between neighbours and answers when it is durable.</summary>
    /// <param name="caller">Whoever works on the board.</param>
    /// <param name="cardId">The card.</param>
    /// <param name="request">Where to.</param>
    /// <param name="opId">Sent again with it, the first receipt comes back.</param>
    /// <param name="cancellationToken">Stops the waiting, not the move.</param>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_active</c>, <c>list.full</c>,
    /// <c>operation.mismatch</c>.
    /// </exception>
    public async Task<MoveReceipt> MoveAsync(
        Caller caller, Guid cardId, MoveCardRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        var receipt = await log.WriteAsync(
            cardId, new Operation(caller.UserId, "card.move", opId), scope => Move(scope, cardId, request), cancellationToken);
        return receipt.Card.Id == cardId ? receipt : throw Errors.OperationMismatch();
    }

    /// <summary>The same inside a command.</summary>
    internal static MoveReceipt Move(WriteScope scope, Guid cardId, MoveCardRequest request)
    {
        var card = CardScope.Find(scope, cardId);
        if (request.SeenVersion is { } seen && card.MovedVersion > seen && card.MovedBy != scope.ActorId)
        {
            return new MoveReceipt(
                MoveOutcome.Superseded, CardViews.Summary(scope, card), new MovedBy(card.MovedBy, card.MovedAt));
        }

        if (card.State != CardState.Active)
        {
            throw CardScope.NotActive();
        }

        var list = CardLists.Find(scope, card.BoardId, request.ListId);
        var place = CardPlaces.Find(scope, card.BoardId, list.Id, cardId, request.AfterId, request.BeforeId);
        var outcome = place.IsRebased ? MoveOutcome.Rebased : MoveOutcome.Applied;
        if (card.ListId == list.Id && place.Holds(card.Rank))
        {
            return new MoveReceipt(outcome, CardViews.Summary(scope, card));
        }

        Put(scope, card, list, () => CardPlaces.Rank(scope, card.BoardId, list.Id, cardId, place));
        return new MoveReceipt(outcome, CardViews.Summary(scope, card));
    }

    /// <summary>Puts a card back to a place, as near as others leave room.</summary>
    /// <returns>False where the list is gone, or the card is not on the board.</returns>
    /// <exception cref="DomainError"><c>list.full</c>.</exception>
    internal static bool TryPut(WriteScope scope, Guid cardId, KeptPlace place)
    {
        if (!CardScope.IsActive(scope, cardId))
        {
            return false;
        }

        var card = CardScope.Find(scope, cardId);
        if (scope.Db.Set<BoardList>().FirstOrDefault(row => row.Id == place.ListId && row.BoardId == card.BoardId) is not { } list)
        {
            return false;
        }

        if (card.ListId != list.Id || card.Rank != place.Rank)
        {
            Put(scope, card, list, () => CardPlaces.RankNear(scope, card.BoardId, list.Id, cardId, place.Rank));
        }

        return true;
    }

    private static void Put(WriteScope scope, Card card, BoardList list, Func<string> findRank)
    {
        if (card.ListId != list.Id)
        {
            CardLists.RequireRoom(scope, list);
        }

        var rank = findRank();
        var from = new KeptPlace(card.ListId, CardPlaces.RankOf(scope, card.Id));
        (card.ListId, card.Rank) = (list.Id, rank);

        // A rebalancing wrote another rank into the row; the new one may be the very rank that was read, and must be written all the same.
        scope.Db.Entry(card).Property(row => row.Rank).IsModified = true;
        CardScope.Moved(scope, card);
        scope.Db.SaveChanges();
        var seq = CardLog.Append(
            scope, card, CardEvents.Moved, new CardMoved(card.Id, card.Version, list.Id, rank, from.ListId, from.Rank), CardFields.Position);
        KeptPlaces.Keep(scope, card, seq, from, new KeptPlace(list.Id, rank));
    }
}

/// <summary>Where a card goes: between two others of a list, or to its end.</summary>
/// <param name="ListId">A list of the card's board.</param>
/// <param name="AfterId">The card that shall stand above it.</param>
/// <param name="BeforeId">The card that shall stand below it.</param>
/// <param name="SeenVersion">The card's version that the caller saw: a move by somebody else since then wins.</param>
public sealed record MoveCardRequest(Guid ListId, Guid? AfterId = null, Guid? BeforeId = null, long? SeenVersion = null);

/// <summary>A move, sent over the socket.</summary>
/// <param name="CardId">The card.</param>
/// <param name="ListId">A list of the card's board.</param>
/// <param name="OpId">Makes sending again safe; not all zeros.</param>
/// <param name="AfterId">The card that shall stand above it.</param>
/// <param name="BeforeId">The card that shall stand below it.</param>
/// <param name="SeenVersion">The card's version that the caller saw.</param>
public sealed record SentMove(
    Guid CardId, Guid ListId, Guid OpId, Guid? AfterId = null, Guid? BeforeId = null, long? SeenVersion = null);

/// <summary>What became of a move.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Card">The card as it is now.</param>
/// <param name="By">Who moved it before, and when, where that one won.</param>
public sealed record MoveReceipt(
    MoveOutcome Outcome,
    CardSummary Card,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MovedBy? By = null);

/// <summary>Who moved a card last.</summary>
public sealed record MovedBy(Guid UserId, DateTimeOffset At);

/// <summary>How a move ended.</summary>
[JsonConverter(typeof(StrictEnumConverter<MoveOutcome>))]
public enum MoveOutcome
{
    /// <summary>It stands where it was asked to.</summary>
    Applied = 0,

    /// <summary>A neighbour had gone or others had come between; it stands as near as can be.</summary>
    Rebased = 1,

    /// <summary>Somebody else moved it since; nothing changed.</summary>
    Superseded = 2,
}

[JsonSerializable(typeof(MoveCardRequest))]
[JsonSerializable(typeof(SentMove))]
[JsonSerializable(typeof(MoveReceipt))]
internal sealed partial class CardMovesJson : JsonSerializerContext;

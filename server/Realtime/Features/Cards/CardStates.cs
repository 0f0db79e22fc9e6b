using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Cards;

/// <summary>Archives cards, puts them into the trash, brings them back and deletes them for good.</summary>
public sealed class CardStates(EventLog log)
{
    /// <summary>Puts a card away or brings it back: to its list, or the first one where that is gone, at the end.</summary>
    /// <exception cref="DomainError">
    /// <c>resource.not_found</c>, <c>board.archived</c>, <c>list.full</c>, <c>limit.exceeded</c>, <c>board.no_list</c>,
    /// <c>operation.mismatch</c>.
    /// </exception>
    public async Task<CardView> SetAsync(Caller caller, Guid cardId, CardState state, Guid? opId, CancellationToken cancellationToken)
    {
        var kind = state switch { CardState.Active => "card.restore", CardState.Archived => "card.archive", _ => "card.trash" };
        var view = await log.WriteAsync(
            cardId,
            new Operation(caller.UserId, kind, opId),
            scope =>
            {
                Set(scope, cardId, state);
                return CardViews.View(scope, cardId);
            },
            cancellationToken);
        return view.Id == cardId ? view : throw Errors.OperationMismatch();
    }

    /// <summary>Archives all that is active in a list.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>, <c>board.archived</c>, <c>operation.mismatch</c>.</exception>
    public async Task<ArchivedCards> ArchiveListAsync(
        Caller caller, Guid listId, Guid? opId, CommandCost cost, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cost);
        var operation = new Operation(caller.UserId, "list.archive_cards", opId);
        var archived = await log.WriteAsync(listId, operation, cost.Of(scope => ArchiveList(scope, listId)), cancellationToken);
        return archived.ListId == listId ? new ArchivedCards(archived.Count) : throw Errors.OperationMismatch();
    }

    /// <summary>Deletes a card for good; only from the trash.</summary>
    /// <exception cref="DomainError">
    /// <c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_trashed</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task DeleteAsync(Caller caller, Guid cardId, Guid? opId, CancellationToken cancellationToken)
    {
        var deleted = await log.WriteAsync(
            cardId,
            new Operation(caller.UserId, "card.delete", opId),
            scope =>
            {
                var card = CardScope.Find(scope, cardId);
                if (card.State != CardState.Trashed)
                {
                    throw new DomainError("card.not_trashed", 409, "Only what is in the trash can be deleted for good.");
                }

                Delete(scope, card.BoardId, cardId);
                return new DeletedCard(cardId);
            },
            cancellationToken);
        if (deleted.Id != cardId)
        {
            throw Errors.OperationMismatch();
        }
    }

    /// <summary>Puts a card away or brings it back, inside a command; nothing where it is so already.</summary>
    internal static void Set(WriteScope scope, Guid cardId, CardState state) => Set(scope, CardScope.Find(scope, cardId), state, Land);

    /// <summary>The same, but a card that comes back stands where it stood.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="cardId">The card.</param>
    /// <param name="state">What it shall be.</param>
    /// <param name="place">Where it stood, if it was on the board.</param>
    /// <returns>False where its list is gone, or the card.</returns>
    /// <exception cref="DomainError"><c>list.full</c>, <c>limit.exceeded</c>.</exception>
    internal static bool TrySetInPlace(WriteScope scope, Guid cardId, CardState state, KeptPlace? place)
    {
        var card = scope.Db.Set<Card>().AsTracking().FirstOrDefault(row => row.Id == cardId);
        var list = place is null ? null : scope.Db.Set<BoardList>().FirstOrDefault(row => row.Id == place.ListId);
        if (card is null || (state == CardState.Active && list is null))
        {
            return false;
        }

        Set(scope, card, state, StandAgain, isInPlace: true);
        return true;

        void StandAgain(WriteScope inside, Card back)
        {
            CardLists.RequireRoom(inside, back.BoardId);
            CardLists.RequireRoom(inside, list!);
            back.ListId = list!.Id;
            back.Rank = CardPlaces.RankNear(inside, back.BoardId, back.ListId, back.Id, place!.Rank);
        }
    }

    /// <param name="scope">The command.</param>
    /// <param name="card">Tracked.</param>
    /// <param name="state">What it becomes.</param>
    /// <param name="land">Gives it a place where it becomes active.</param>
    /// <param name="isInPlace">Whether that is the one that it had: then it stands in nobody's way who takes a move back.</param>
    private static void Set(WriteScope scope, Card card, CardState state, Action<WriteScope, Card> land, bool isInPlace = false)
    {
        var from = card.State;
        if (from == state)
        {
            return;
        }

        var left = from == CardState.Active ? new KeptPlace(card.ListId, card.Rank) : null;

        if (state == CardState.Active)
        {
            land(scope, card);
        }

        CardScope.Moved(scope, card);
        (card.State, card.StateChangedAt) = (state, scope.Now);
        scope.Db.SaveChanges();
        if (state == CardState.Active)
        {
            string[] touched = isInPlace ? [CardFields.State] : [CardFields.State, CardFields.Position];
            var seq = CardLog.Append(scope, card, CardEvents.Restored, new CardRestored(CardViews.Summary(scope, card), from), touched);
            KeptPlaces.Keep(scope, card, seq, null, new KeptPlace(card.ListId, card.Rank));
        }
        else
        {
            var type = state == CardState.Archived ? CardEvents.Archived : CardEvents.Trashed;
            var seq = CardLog.Append(scope, card, type, new CardPutAway(card.Id, card.Version, from), CardFields.State);
            KeptPlaces.Keep(scope, card, seq, left, null);
        }
    }

    /// <summary>Deletes a card and its traces but the events, inside a command of whoever may: a person, or the clean-up.</summary>
    internal static void Delete(WriteScope scope, Guid boardId, Guid cardId)
    {
        scope.Statement("delete from card_activity where card_id = @0").Execute(cardId);
        scope.Statement("delete from cards where id = @0").Execute(cardId);
        UndoBarriers.Set(scope, boardId, cardId, CardEvents.Deleted, scope.Append(boardId, CardEvents.Deleted, new CardDeleted(cardId)));
    }

    private static ArchivedList ArchiveList(WriteScope scope, Guid listId)
    {
        var board = BoardAccess.List(scope, listId).Writable();
        var cards = ManyCards.InList(scope, listId);
        ManyCards.Archive(scope, board.BoardId, listId, cards);
        return new ArchivedList(listId, cards.Count);
    }

    private static void Land(WriteScope scope, Card card)
    {
        CardLists.RequireRoom(scope, card.BoardId);
        var lists = scope.Db.Set<BoardList>().Where(list => list.BoardId == card.BoardId).OrderBy(list => list.Rank).ThenBy(list => list.Id);
        var list = lists.FirstOrDefault(list => list.Id == card.ListId) ?? lists.FirstOrDefault()
            ?? throw new DomainError("board.no_list", 409, "The board has no list. Make one first.");
        CardLists.RequireRoom(scope, list);
        card.ListId = list.Id;
        card.Rank = CardPlaces.Rank(scope, card.BoardId, list.Id, card.Id, CardPlaces.End(scope, list.Id, card.Id));
    }
}

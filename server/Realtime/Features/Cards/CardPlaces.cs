using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Cards;

/// <summary>A place for a card in a list.</summary>
/// <param name="Low">The rank above it, or null at the beginning.</param>
/// <param name="High">The rank below it, or null at the end.</param>
/// <param name="IsRebased">Whether it is another place than the neighbours that were asked for would make.</param>
internal readonly record struct CardPlace(string? Low, string? High, bool IsRebased)
{
    /// <summary>Whether a card of this rank stands there already.</summary>
    public bool Holds(string rank) =>
        (Low is null || string.CompareOrdinal(Low, rank) < 0) && (High is null || string.CompareOrdinal(rank, High) < 0);
}

/// <summary>Finds places by the neighbours that people name, never by a number: a number means another place as soon as somebody else moves.</summary>
internal static class CardPlaces
{
    private const string FindSql = "select board_id, list_id, state, rank from cards where id = @0";

    private const string RankSql = "select rank from cards where id = @0";

    private const string LowerSql =
        "select rank, id from cards where list_id = @0 and state = 0 and rank < @1 and id <> @2 order by rank desc limit 1";

    private const string HigherSql =
        "select rank, id from cards where list_id = @0 and state = 0 and rank > @1 and id <> @2 order by rank limit 1";

    private const string TakenSql = "select 1 from cards where list_id = @0 and state = 0 and rank = @1 and id <> @2";
    private const string LastSql = "select rank, id from cards where list_id = @0 and state = 0 and id <> @1 order by rank desc limit 1";
    private const string AllSql = "select rank, id from cards where list_id = @0 and state = 0 and id <> @1 order by rank";

    /// <summary>The place between two neighbours, or beside the one of them that is still in the list, or at the end.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="boardId">The board of the card and the list.</param>
    /// <param name="listId">The list.</param>
    /// <param name="cardId">The card that is put there; it is no neighbour of itself.</param>
    /// <param name="afterId">The card that shall stand above it.</param>
    /// <param name="beforeId">The card that shall stand below it.</param>
    /// <exception cref="DomainError"><c>request.invalid</c> for a neighbour of another board, or the card itself.</exception>
    public static CardPlace Find(WriteScope scope, Guid boardId, Guid listId, Guid cardId, Guid? afterId, Guid? beforeId)
    {
        if (afterId == cardId || beforeId == cardId || (afterId is not null && afterId == beforeId))
        {
            throw Errors.Invalid(afterId == cardId ? "afterId" : "beforeId", "The neighbours must be two other cards.");
        }

        var above = Neighbour(scope, boardId, listId, "afterId", afterId);
        var below = Neighbour(scope, boardId, listId, "beforeId", beforeId);
        if (above is not null)
        {
            var (next, nextId) = First(scope, HigherSql, listId, above, cardId);
            return new CardPlace(above, next, beforeId is not null && beforeId != nextId);
        }

        return below is not null
            ? new CardPlace(First(scope, LowerSql, listId, below, cardId).Rank, below, afterId is not null)
            : End(scope, listId, cardId) with { IsRebased = afterId is not null || beforeId is not null };
    }

    /// <summary>The place at a list's end.</summary>
    public static CardPlace End(WriteScope scope, Guid listId, Guid cardId) =>
        new(First(scope, LastSql, listId, cardId).Rank, null, false);

    /// <summary>
    /// A rank in a place. Where the place has become too narrow, the fewest neighbours get fresh ranks in the same order, which is
    /// told before whatever happens to the card.
    /// </summary>
    public static string Rank(WriteScope scope, Guid boardId, Guid listId, Guid cardId, CardPlace place)
    {
        var rank = Platform.Rank.Between(place.Low, place.High);
        return rank.Length <= Platform.Rank.MaxLength ? rank : Widen(scope, boardId, listId, cardId, rank);
    }

    /// <summary>A rank itself where it is free, else one directly after the card that has it.</summary>
    public static string RankNear(WriteScope scope, Guid boardId, Guid listId, Guid cardId, string rank)
    {
        if (scope.Statement(TakenSql).Scalar<long>(listId, rank, cardId) == 0)
        {
            return rank;
        }

        return Rank(scope, boardId, listId, cardId, new CardPlace(rank, First(scope, HigherSql, listId, rank, cardId).Rank, false));
    }

    /// <summary>A card's rank as it is now: making room for its next place may have changed the one it leaves.</summary>
    public static string RankOf(WriteScope scope, Guid cardId) => scope.Statement(RankSql).Scalar<string>(cardId)!;

    private static string Widen(WriteScope scope, Guid boardId, Guid listId, Guid cardId, string rank)
    {
        var cards = All(scope, listId, cardId);
        var at = cards.FindIndex(card => string.CompareOrdinal(card.Rank, rank) > 0);
        at = at < 0 ? cards.Count : at;
        cards.Insert(at, new CardRank(cardId, rank));
        var (from, fresh) = RankSpace.Widen(cards.ConvertAll(card => card.Rank), at);
        var end = from + fresh.Count;
        KeptPlaces.Follow(scope, boardId, listId, cardId, new Respacing(
            from == 0 ? null : cards[from - 1].Rank, end == cards.Count ? null : cards[end].Rank,
            cards[from..end].ConvertAll(card => card.Rank), fresh));
        List<CardRank> changed = [];
        for (var i = 0; i < fresh.Count; i++)
        {
            if (from + i != at)
            {
                var card = cards[from + i] with { Rank = fresh[i] };
                scope.Statement("update cards set rank = @1 where id = @0").Execute(card.CardId, card.Rank);
                changed.Add(card);
            }
        }

        if (changed.Count > 0)
        {
            scope.Append(boardId, CardEvents.Reranked, new CardsReranked(changed));
        }

        return fresh[at - from];
    }

    private static List<CardRank> All(WriteScope scope, Guid listId, Guid cardId)
    {
        using var reader = scope.Statement(AllSql).Query(listId, cardId);
        List<CardRank> cards = [];
        while (reader.Read())
        {
            cards.Add(new CardRank(reader.GetGuid(1), reader.GetString(0)));
        }

        return cards;
    }

    private static (string? Rank, Guid? Id) First(WriteScope scope, string sql, params ReadOnlySpan<object?> values)
    {
        using var reader = scope.Statement(sql).Query(values);
        return reader.Read() ? (reader.GetString(0), reader.GetGuid(1)) : (null, null);
    }

    /// <summary>The rank of a card that is in the list now; null when it is elsewhere, put away, or gone.</summary>
    private static string? Neighbour(WriteScope scope, Guid boardId, Guid listId, string member, Guid? id)
    {
        if (id is null)
        {
            return null;
        }

        using var reader = scope.Statement(FindSql).Query(id);
        if (!reader.Read())
        {
            return null;
        }

        if (reader.GetGuid(0) != boardId)
        {
            throw Errors.Invalid(member, "It must be a card of the same board.");
        }

        return reader.GetGuid(1) == listId && reader.GetInt32(2) == (int)CardState.Active ? reader.GetString(3) : null;
    }
}

using Realtime.Platform.Events;

namespace Realtime.Features.Cards;

/// <summary>A place that undoing or doing again leads back to. Nobody stands there now.</summary>
/// <param name="ListId">The list; it may be gone by then.</param>
/// <param name="Rank">The rank, as it would be had the card stayed: it follows each rebalancing.</param>
internal sealed record KeptPlace(Guid ListId, string Rank);

/// <summary>
/// Keeps the places that undo leads back to among the cards that stood around them. A rebalancing names the same order anew; an old
/// rank would lead somewhere else in it.
/// </summary>
internal static class KeptPlaces
{
    private const string Within = "and rank > @2 and rank < @3";

    private const string LeavingSql = "select rank from cards where id = @0 and list_id = @1 and state = 0 " + Within;

    private const string KeptSql =
        """
        select rank, actor_id, seq, card_id, is_to from (
          select from_rank as rank, actor_id, seq, card_id, 0 as is_to from undo_entries where board_id = @0 and from_list_id = @1
          union all
          select to_rank as rank, actor_id, seq, card_id, 1 as is_to from undo_entries where board_id = @0 and to_list_id = @1) kept
        where rank is not null
        """ + " " + Within;

    private const string SetFromSql = "update undo_entries set from_rank = @4 " + OfSql;
    private const string SetToSql = "update undo_entries set to_rank = @4 " + OfSql;
    private const string OfSql = "where board_id = @0 and actor_id = @1 and seq = @2 and card_id = @3";

    /// <summary>Keeps the place that a card left, and the one that it came to; nothing where it is an undo itself.</summary>
    public static void Keep(WriteScope scope, Card card, long seq, KeptPlace? from, KeptPlace? to) =>
        Keep(scope, card.BoardId, card.Id, seq, from, to);

    /// <inheritdoc cref="Keep(WriteScope, Card, long, KeptPlace?, KeptPlace?)"/>
    public static void Keep(WriteScope scope, Guid boardId, Guid cardId, long seq, KeptPlace? from, KeptPlace? to) =>
        scope.Statement("update undo_entries set from_list_id = @4, from_rank = @5, to_list_id = @6, to_rank = @7 " + OfSql)
            .Execute(boardId, scope.ActorId, seq, cardId, from?.ListId, from?.Rank, to?.ListId, to?.Rank);

    /// <summary>Takes them along where a list's ranks change.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="boardId">The board of the list.</param>
    /// <param name="listId">The list.</param>
    /// <param name="cardId">The card that room is made for. If it stands in the list, it is about to leave that place.</param>
    /// <param name="respacing">What becomes of the ranks.</param>
    public static void Follow(WriteScope scope, Guid boardId, Guid listId, Guid cardId, Respacing respacing)
    {
        var (above, below) = (respacing.Low ?? "", respacing.High ?? Respacing.PastAll);
        var leaving = scope.Statement(LeavingSql).Scalar<string>(cardId, listId, above, below);
        List<(string Rank, Guid ActorId, long Seq, Guid CardId, bool IsTo)> kept = [];
        using (var reader = scope.Statement(KeptSql).Query(boardId, listId, above, below))
        {
            while (reader.Read())
            {
                kept.Add((reader.GetString(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetGuid(3), reader.GetInt32(4) == 1));
            }
        }

        var fresh = respacing.Map([.. kept.Select(place => place.Rank), .. leaving is null ? Array.Empty<string>() : [leaving]]);
        foreach (var place in kept)
        {
            scope.Statement(place.IsTo ? SetToSql : SetFromSql).Execute(boardId, place.ActorId, place.Seq, place.CardId, fresh[place.Rank]);
        }

        if (leaving is not null)
        {
            scope.Statement("update cards set rank = @1 where id = @0").Execute(cardId, fresh[leaving]);
        }
    }
}

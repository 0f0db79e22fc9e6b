using Realtime.Features.Boards;
using Realtime.Platform.Events;

namespace Realtime.Features.Cards;

/// <summary>
/// Puts cards of a list away together, or brings them back, inside a command. Everybody else's work waits meanwhile and a list may hold
/// thousands: so it is a statement for each, and no card's texts are read.
/// </summary>
internal static class ManyCards
{
    // One event tells of so many, that no single message to everybody who looks becomes huge.
    private const int ToldAtOnce = 100;

    private const string InListSql = "select id, rank from cards where list_id = @0 and state = 0 order by rank, id";

    private const string SetSql =
        """
        update cards set state = @1, list_id = @2, rank = @3, state_changed_at = @4,
          version = version + 1, moved_version = version + 1, moved_by = @5, moved_at = @4
        where id = @0
        """;

    /// <summary>The active cards of a list, in order.</summary>
    public static List<CardRank> InList(WriteScope scope, Guid listId)
    {
        List<CardRank> cards = [];
        using var reader = scope.Statement(InListSql).Query(listId);
        while (reader.Read())
        {
            cards.Add(new CardRank(reader.GetGuid(0), reader.GetString(1)));
        }

        return cards;
    }

    /// <summary>Archives active cards of a list, and keeps their places for the way back.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="boardId">The list's board.</param>
    /// <param name="listId">The list.</param>
    /// <param name="cards">None is no event.</param>
    /// <param name="redone">The event that is done again, whose places it keeps; null where it is a deed of its own.</param>
    public static void Archive(WriteScope scope, Guid boardId, Guid listId, List<CardRank> cards, long? redone = null)
    {
        if (cards.Count == 0)
        {
            return;
        }

        Set(scope, CardState.Archived, listId, cards);
        Guid[] ids = [.. cards.Select(card => card.CardId)];
        var seq = CardLog.AppendAll(scope, boardId, ids, CardEvents.ListArchived, new ListCardsArchived(listId, [.. ids]), CardFields.State);
        foreach (var card in cards)
        {
            KeptPlaces.Keep(scope, boardId, card.CardId, redone ?? seq, new KeptPlace(listId, card.Rank), null);
        }
    }

    /// <summary>Brings cards back into a list, each to the place that it is given with.</summary>
    public static void PutBack(WriteScope scope, BoardList list, List<CardRank> cards)
    {
        Set(scope, CardState.Active, list.Id, cards);
        foreach (var ids in cards.Select(card => card.CardId).Chunk(ToldAtOnce))
        {
            var restored = new ListCardsRestored(list.Id, [.. CardViews.Summaries(scope, ids)]);
            CardLog.AppendAll(scope, list.BoardId, ids, CardEvents.ListRestored, restored, CardFields.State);
        }
    }

    private static void Set(WriteScope scope, CardState state, Guid listId, List<CardRank> cards)
    {
        foreach (var card in cards)
        {
            scope.Statement(SetSql).Execute(card.CardId, (int)state, listId, card.Rank, scope.Now, scope.ActorId);
        }
    }
}

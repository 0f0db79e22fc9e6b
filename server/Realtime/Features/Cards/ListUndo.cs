using Realtime.Features.Boards;
using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Cards;

/// <summary>
/// Takes the archiving of a whole list back, or does it again, with one look at what is in the way: everybody else's work waits meanwhile,
/// and a list may hold thousands of cards.
/// </summary>
internal static class ListUndo
{
    private const string TouchedSql =
        """
        select distinct entry.card_id from undo_entries entry
        join card_activity mine on mine.card_id = entry.card_id and mine.seq = entry.seq
        join card_activity other on other.card_id = mine.card_id and other.field = mine.field
        where entry.board_id = @0 and entry.actor_id = @1 and entry.seq = @2 and other.seq > entry.last_seq and other.actor_id <> @1
        """;

    private const string RanksSql = "select rank from cards where list_id = @0 and state = 0";

    // A card that was deleted for good is in none of the rows.
    private const string CardsSql =
        """
        select card.id, card.state, card.list_id, card.rank from undo_entries entry join cards card on card.id = entry.card_id
        where entry.board_id = @0 and entry.actor_id = @1 and entry.seq = @2
        """;

    /// <summary>Puts the cards back to where they stood, from the top, as many as there is room for.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="listId">The list that was archived.</param>
    /// <param name="entries">What there is to take back; one at least.</param>
    /// <returns>What it decided; a card of which it says nothing needs a look of its own.</returns>
    public static Decided Undo(WriteScope scope, Guid listId, IQueryable<UndoEntry> entries)
    {
        var all = entries.OrderBy(entry => entry.FromRank).ThenBy(entry => entry.CardId).ToList();
        var touched = Touched(scope, all[0]);
        if (scope.Db.Set<BoardList>().FirstOrDefault(row => row.Id == listId) is not { } list)
        {
            return new Decided([], all.ConvertAll(entry => entry.CardId));
        }

        var cards = Cards(scope, all[0]);
        var (room, places) = (CardLists.Room(scope, list), new ReturnPlaces(Ranks(scope, listId), all.Select(entry => entry.FromRank!)));
        List<CardRank> back = [];
        List<Guid> left = [];
        DomainError? refusal = null;
        foreach (var entry in all)
        {
            if (touched.Contains(entry.CardId) || !cards.TryGetValue(entry.CardId, out var card))
            {
                left.Add(entry.CardId);
            }
            else if (card.State == CardState.Archived && entry.FromListId == listId)
            {
                if (back.Count >= room)
                {
                    left.Add(entry.CardId);
                    refusal ??= CardLists.NoRoom(scope, list);
                }
                else if (places.TryTake(entry.FromRank!) is { } rank)
                {
                    back.Add(new CardRank(entry.CardId, rank));
                }
            }
        }

        ManyCards.PutBack(scope, list, back);
        return new Decided(back.ConvertAll(card => card.CardId), left, refusal);
    }

    /// <summary>Archives those once more that are in the list.</summary>
    /// <inheritdoc cref="Undo"/>
    public static Decided Redo(WriteScope scope, Guid listId, IQueryable<UndoEntry> entries)
    {
        var all = entries.ToList();
        var (touched, cards) = (Touched(scope, all[0]), Cards(scope, all[0]));
        List<CardRank> again =
        [
            .. cards.Where(card => card.Value.State == CardState.Active && card.Value.ListId == listId && !touched.Contains(card.Key))
                .Select(card => new CardRank(card.Key, card.Value.Rank))
                .OrderBy(card => card.Rank, StringComparer.Ordinal).ThenBy(card => card.CardId),
        ];
        ManyCards.Archive(scope, all[0].BoardId, listId, again, all[0].Seq);
        var left = all.Select(entry => entry.CardId).Where(id => touched.Contains(id) || !cards.ContainsKey(id));
        return new Decided(again.ConvertAll(card => card.CardId), [.. left]);
    }

    private static HashSet<Guid> Touched(WriteScope scope, UndoEntry first)
    {
        HashSet<Guid> touched = [];
        using var reader = scope.Statement(TouchedSql).Query(first.BoardId, first.ActorId, first.Seq);
        while (reader.Read())
        {
            touched.Add(reader.GetGuid(0));
        }

        return touched;
    }

    private static Dictionary<Guid, (CardState State, Guid ListId, string Rank)> Cards(WriteScope scope, UndoEntry first)
    {
        Dictionary<Guid, (CardState, Guid, string)> cards = [];
        using var reader = scope.Statement(CardsSql).Query(first.BoardId, first.ActorId, first.Seq);
        while (reader.Read())
        {
            cards.Add(reader.GetGuid(0), ((CardState)reader.GetInt32(1), reader.GetGuid(2), reader.GetString(3)));
        }

        return cards;
    }

    private static List<string> Ranks(WriteScope scope, Guid listId)
    {
        List<string> ranks = [];
        using var reader = scope.Statement(RanksSql).Query(listId);
        while (reader.Read())
        {
            ranks.Add(reader.GetString(0));
        }

        return ranks;
    }
}

/// <summary>What became of cards that were looked at together.</summary>
/// <param name="Done">Those that it was done to, in their list's order.</param>
/// <param name="Left">Those that stay as they are.</param>
/// <param name="Refusal">The limit that kept some of them out; null where it was none.</param>
internal sealed record Decided(List<Guid> Done, List<Guid> Left, DomainError? Refusal = null);

/// <summary>The places that cards come back to together, from the top, among those who stand there now.</summary>
/// <param name="present">The ranks that are in the list.</param>
/// <param name="kept">The ranks of those who come back.</param>
internal sealed class ReturnPlaces(IEnumerable<string> present, IEnumerable<string> kept)
{
    private readonly HashSet<string> _taken = [.. present];
    private readonly SortedSet<string> _all = new([.. present, .. kept], StringComparer.Ordinal);

    /// <summary>The rank itself where it is free, else one directly after whoever has it; null where there is no room for that.</summary>
    public string? TryTake(string rank)
    {
        if (_taken.Contains(rank))
        {
            // Also before those who come back below.
            rank = Rank.Between(rank, _all.GetViewBetween(rank + '\0', Respacing.PastAll).Min);
        }

        if (rank.Length > Rank.MaxLength)
        {
            return null;
        }

        _all.Add(rank);
        _taken.Add(rank);
        return rank;
    }
}

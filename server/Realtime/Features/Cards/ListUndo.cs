using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Cards;

/// <summary>
/// Takes the archiving of a whole list back, or does it again, with one look at what is in the way and one save: everybody else's work
/// waits meanwhile, and a list may hold thousands of cards.
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

    // One event tells of so many, that no single message to everybody who looks becomes huge.
    private const int ToldAtOnce = 100;

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

        var archived = Cards(scope, all[0]).Where(card => card.State == CardState.Archived).ToDictionary(card => card.Id);
        var (room, places) = (CardLists.Room(scope, list), new ReturnPlaces(Ranks(scope, listId), all.Select(entry => entry.FromRank!)));
        List<Card> back = [];
        List<Guid> left = [];
        foreach (var entry in all)
        {
            if (touched.Contains(entry.CardId))
            {
                left.Add(entry.CardId);
            }
            else if (archived.TryGetValue(entry.CardId, out var card) && entry.FromListId == listId)
            {
                if (back.Count >= room)
                {
                    left.Add(entry.CardId);
                }
                else if (places.TryTake(entry.FromRank!) is { } rank)
                {
                    (card.ListId, card.Rank) = (listId, rank);
                    back.Add(card);
                }
            }
        }

        PutBack(scope, list, back);
        return new Decided(back.ConvertAll(card => card.Id), left);
    }

    /// <summary>Archives those once more that are in the list.</summary>
    /// <inheritdoc cref="Undo"/>
    public static Decided Redo(WriteScope scope, Guid listId, IQueryable<UndoEntry> entries)
    {
        var all = entries.ToList();
        var touched = Touched(scope, all[0]);
        List<Card> cards =
        [
            .. Cards(scope, all[0]).Where(card => card.State == CardState.Active && card.ListId == listId && !touched.Contains(card.Id))
                .OrderBy(card => card.Rank, StringComparer.Ordinal).ThenBy(card => card.Id),
        ];
        CardStates.ArchiveAll(scope, listId, cards, all[0].Seq);
        return new Decided(cards.ConvertAll(card => card.Id), [.. touched]);
    }

    private static void PutBack(WriteScope scope, BoardList list, List<Card> cards)
    {
        foreach (var card in cards)
        {
            CardScope.Moved(scope, card);
            (card.State, card.StateChangedAt) = (CardState.Active, scope.Now);
        }

        scope.Db.SaveChanges();
        foreach (var some in cards.Chunk(ToldAtOnce))
        {
            CardLog.AppendAll(
                scope, list.BoardId, some, CardEvents.ListRestored, new ListCardsRestored(list.Id, CardViews.Summaries(scope, some)),
                CardFields.State);
        }
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

    private static List<Card> Cards(WriteScope scope, UndoEntry first) =>
    [
        .. scope.Db.Set<Card>().AsTracking().Where(card => scope.Db.Set<UndoEntry>().Any(entry =>
            entry.BoardId == first.BoardId && entry.ActorId == first.ActorId && entry.Seq == first.Seq && entry.CardId == card.Id)),
    ];

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
internal sealed record Decided(List<Guid> Done, List<Guid> Left);

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

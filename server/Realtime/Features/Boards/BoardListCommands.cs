using Microsoft.EntityFrameworkCore;
using Realtime.Features.Cards;
using Realtime.Features.Recurrence;
using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Boards;

/// <summary>What happens to lists inside a command.</summary>
internal static class BoardListCommands
{
    public static void Insert(WriteScope scope, BoardList list)
    {
        scope.Db.Add(list);
        scope.Db.SaveChanges();
        BoardLog.Append(scope, list.BoardId, list.Id, BoardEvents.ListCreated, Changed(list));
    }

    public static ListView Update(WriteScope scope, Guid id, UpdateListRequest change)
    {
        var board = BoardAccess.List(scope, id).Writable();
        var list = scope.Db.Set<BoardList>().AsTracking().First(row => row.Id == id);
        if (change.Version is { } seen && seen != list.Version)
        {
            throw Errors.Stale(BoardViews.Of(list));
        }

        var before = new FormerList(list.Name, list.Kind, list.WipLimit, list.WipMode);
        list.Name = change.Name ?? list.Name;
        list.Kind = change.Kind ?? list.Kind;
        list.WipLimit = change.WipLimit.Or(list.WipLimit);
        list.WipMode = change.WipMode ?? list.WipMode;
        if (before != new FormerList(list.Name, list.Kind, list.WipLimit, list.WipMode))
        {
            list.Version++;
            scope.Db.SaveChanges();
            BoardLog.Append(scope, board.BoardId, id, BoardEvents.ListUpdated, Changed(list, before));
        }

        if (before.Kind != list.Kind)
        {
            // What is in a closed list is done.
            var cards = scope.Db.Set<Card>().Where(card => card.ListId == id && card.State == CardState.Active);
            Reminders.Reminders.Follow(scope, cards);
            Recurrences.Follow(scope, cards);
        }

        return BoardViews.Of(list);
    }

    /// <summary>Puts a list between two others; a neighbour that is gone leaves the other one, or the end.</summary>
    public static ListView Move(WriteScope scope, Guid id, Guid? afterId, Guid? beforeId)
    {
        var board = BoardAccess.List(scope, id).Writable();
        var others = Ordered(scope, board.BoardId);
        var list = others.Find(row => row.Id == id)!;
        var present = others.IndexOf(list);
        others.RemoveAt(present);
        var at = Place(scope, others, board.BoardId, afterId, beforeId);
        if (at != present)
        {
            list.Rank = RankAt(scope, others, at);
            Moved(scope, list);
        }

        return BoardViews.Of(list);
    }

    /// <summary>The lists of a board in order, tracked.</summary>
    public static List<BoardList> Ordered(WriteScope scope, Guid boardId) =>
        [.. scope.Db.Set<BoardList>().AsTracking().Where(row => row.BoardId == boardId).OrderBy(row => row.Rank).ThenBy(row => row.Id)];

    /// <summary>Where among the others a list goes.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c> for a neighbour of another board.</exception>
    public static int Place(WriteScope scope, List<BoardList> others, Guid boardId, Guid? afterId, Guid? beforeId)
    {
        var (after, before) = (Find(scope, others, boardId, "afterId", afterId), Find(scope, others, boardId, "beforeId", beforeId));
        return after >= 0 ? after + 1 : before >= 0 ? before : others.Count;
    }

    /// <summary>A rank for that place; where it has become too narrow, lists around it move a little.</summary>
    public static string RankAt(WriteScope scope, List<BoardList> others, int at)
    {
        var rank = Rank.Between(at == 0 ? null : others[at - 1].Rank, at == others.Count ? null : others[at].Rank);
        if (rank.Length <= Rank.MaxLength)
        {
            return rank;
        }

        List<string> ranks = others.ConvertAll(row => row.Rank);
        ranks.Insert(at, rank);
        var (from, fresh) = RankSpace.Widen(ranks, at);
        for (var i = 0; i < fresh.Count; i++)
        {
            if (from + i != at)
            {
                var other = others[from + i - (from + i > at ? 1 : 0)];
                other.Rank = fresh[i];
                Moved(scope, other);
            }
        }

        return fresh[at - from];
    }

    private static void Moved(WriteScope scope, BoardList list)
    {
        list.Version++;
        scope.Db.SaveChanges();
        BoardLog.Append(scope, list.BoardId, list.Id, BoardEvents.ListMoved, new ListMoved(list.Id, list.Rank, list.Version));
    }

    private static int Find(WriteScope scope, List<BoardList> others, Guid boardId, string member, Guid? id)
    {
        var index = others.FindIndex(row => row.Id == id);
        return id is null || index >= 0 || !scope.Db.Set<BoardList>().Any(row => row.Id == id && row.BoardId != boardId)
            ? index
            : throw Errors.Invalid(member, "It must be another list of this board.");
    }

    private static ListChanged Changed(BoardList list, FormerList? former = null) =>
        new(list.Id, list.Name, list.Rank, list.Kind, list.WipLimit, list.WipMode, list.Version, former);
}

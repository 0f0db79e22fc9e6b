using Realtime.Features.Boards;
using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Cards;

/// <summary>What lists and boards let in.</summary>
internal static class CardLists
{
    private const string CountInListSql = "select count(*) from cards where list_id = @0 and state = 0";
    private const string CountOnBoardSql = "select count(*) from cards where board_id = @0 and state = 0";

    // As much of the server's time as a call usually takes.
    private const int CardsPerToken = 20;

    /// <summary>What a call costs beyond one token that put so many cards away, or brought them back: everybody else waited for it.</summary>
    public static int CostOf(int cards) => cards / CardsPerToken;

    /// <summary>Demands that the list is one of the board.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    public static BoardList Find(WriteScope scope, Guid boardId, Guid listId) =>
        scope.Db.Set<BoardList>().FirstOrDefault(list => list.Id == listId && list.BoardId == boardId)
            ?? throw Errors.Invalid("listId", "It must be a list of the card's board.");

    /// <summary>Demands that one more card may come into a list.</summary>
    /// <exception cref="DomainError"><c>list.full</c>.</exception>
    public static void RequireRoom(WriteScope scope, BoardList list)
    {
        if (list is { WipLimit: { } limit, WipMode: WipMode.Block } && scope.Statement(CountInListSql).Scalar<long>(list.Id) >= limit)
        {
            throw new DomainError("list.full", 409, $"{list.Name} takes {limit} cards at most.");
        }
    }

    /// <summary>How many more cards may come into a list from outside its board.</summary>
    public static long Room(WriteScope scope, BoardList list)
    {
        var onBoard = Card.MaxOnBoard - scope.Statement(CountOnBoardSql).Scalar<long>(list.BoardId);
        return list is { WipLimit: { } limit, WipMode: WipMode.Block }
            ? Math.Min(onBoard, limit - scope.Statement(CountInListSql).Scalar<long>(list.Id))
            : onBoard;
    }

    /// <summary>Demands that one more card may come onto a board.</summary>
    /// <exception cref="DomainError"><c>limit.exceeded</c>.</exception>
    public static void RequireRoom(WriteScope scope, Guid boardId)
    {
        if (scope.Statement(CountOnBoardSql).Scalar<long>(boardId) >= Card.MaxOnBoard)
        {
            throw Errors.LimitExceeded($"A board has at most {Card.MaxOnBoard} active cards.");
        }
    }
}

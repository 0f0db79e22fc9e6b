using Realtime.Features.Boards;
using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Cards;

/// <summary>What lists and boards let in.</summary>
internal static class CardLists
{
    private const string CountInListSql = "select count(*) from cards where list_id = @0 and state = 0";
    private const string CountOnBoardSql = "select count(*) from cards where board_id = @0 and state = 0";

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
            throw Full(list, limit);
        }
    }

    /// <summary>Why a list that has no <see cref="Room"/> takes no card.</summary>
    public static DomainError NoRoom(WriteScope scope, BoardList list) =>
        scope.Statement(CountOnBoardSql).Scalar<long>(list.BoardId) >= Card.MaxOnBoard ? FullBoard() : Full(list, list.WipLimit ?? 0);

    /// <summary>How many more cards may come into a list that are not on its board now.</summary>
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
            throw FullBoard();
        }
    }

    private static DomainError Full(BoardList list, int limit) => new("list.full", 409, $"{list.Name} takes {limit} cards at most.");

    private static DomainError FullBoard() => Errors.LimitExceeded($"A board has at most {Card.MaxOnBoard} active cards.");
}

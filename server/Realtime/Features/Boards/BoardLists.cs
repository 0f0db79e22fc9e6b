using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Boards;

/// <summary>Makes, changes, moves and deletes the lists of a board; whoever works on it may.</summary>
public sealed class BoardLists(EventLog log, TimeProvider clock)
{
    private const int MaxWipLimit = 999;

    /// <summary>Makes a list.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>limit.exceeded</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task<ListView> CreateAsync(
        Caller caller, Guid boardId, CreateListRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        var (id, name) = (Ids.New(clock), CheckName(request.Name));
        var kept = await log.WriteAsync(
            boardId,
            new Operation(caller.UserId, "list.create", opId),
            scope => new KeptPart<ListView>(boardId, Create(scope, boardId, id, request with { Name = name })),
            cancellationToken);
        return kept.BoardId == boardId ? kept.Part : throw Errors.OperationMismatch();
    }

    /// <summary>Changes a list's name, kind or limit.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>version.stale</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task<ListView> UpdateAsync(
        Caller caller, Guid id, UpdateListRequest request, Guid? opId, CommandCost cost, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cost);
        if (request.WipLimit.Value is < 1 or > MaxWipLimit)
        {
            throw Errors.Invalid("wipLimit", $"It must be 1 to {MaxWipLimit}, or null.");
        }

        var change = request with { Name = request.Name is null ? null : CheckName(request.Name) };
        var operation = new Operation(caller.UserId, "list.update", opId);
        var view = await log.WriteAsync(id, operation, cost.Of(scope => BoardListCommands.Update(scope, id, change)), cancellationToken);
        return view.Id == id ? view : throw Errors.OperationMismatch();
    }

    /// <summary>Puts a list between two others, or at the end.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task<ListView> MoveAsync(
        Caller caller, Guid id, MoveListRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        if (request.AfterId == id || request.BeforeId == id)
        {
            throw Errors.Invalid(request.AfterId == id ? "afterId" : "beforeId", "A list cannot stand beside itself.");
        }

        var view = await log.WriteAsync(
            id,
            new Operation(caller.UserId, "list.move", opId),
            scope => BoardListCommands.Move(scope, id, request.AfterId, request.BeforeId),
            cancellationToken);
        return view.Id == id ? view : throw Errors.OperationMismatch();
    }

    /// <summary>Deletes a list without active cards. What was archived from it comes back in the first list.</summary>
    /// <exception cref="DomainError">
    /// <c>resource.not_found</c>, <c>board.archived</c>, <c>list.not_empty</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task DeleteAsync(Caller caller, Guid id, Guid? opId, CancellationToken cancellationToken)
    {
        var deleted = await log.WriteAsync(
            id,
            new Operation(caller.UserId, "list.delete", opId),
            scope =>
            {
                var board = BoardAccess.List(scope, id).Writable();
                if (scope.Statement("select 1 from cards where list_id = @0 and state = 0 limit 1").Scalar<long>(id) != 0)
                {
                    throw new DomainError("list.not_empty", 409, "There are cards in this list. Move or archive them first.");
                }

                var name = scope.Statement("select name from board_lists where id = @0").Scalar<string>(id);
                scope.Statement("delete from board_lists where id = @0").Execute(id);
                BoardLog.Append(scope, board.BoardId, id, BoardEvents.ListDeleted, new BoardPartDeleted(id, name));
                return new BoardPartDeleted(id);
            },
            cancellationToken);
        if (deleted.Id != id)
        {
            throw Errors.OperationMismatch();
        }
    }

    private static ListView Create(WriteScope scope, Guid boardId, Guid id, CreateListRequest request)
    {
        BoardAccess.Board(scope, boardId).Writable();
        var others = BoardListCommands.Ordered(scope, boardId);
        if (others.Count >= BoardList.MaxOnBoard)
        {
            throw Errors.LimitExceeded($"A board has at most {BoardList.MaxOnBoard} lists.");
        }

        var at = BoardListCommands.Place(scope, others, boardId, request.AfterId, request.BeforeId);
        var list = new BoardList
        {
            Id = id,
            BoardId = boardId,
            Name = request.Name,
            Kind = request.Kind ?? ListKind.Open,
            Rank = BoardListCommands.RankAt(scope, others, at),
            Version = 1,
        };
        BoardListCommands.Insert(scope, list);
        return BoardViews.Of(list);
    }

    private static string CheckName(string name) => Text.CheckLine("name", name, 1, BoardList.MaxNameLength);
}

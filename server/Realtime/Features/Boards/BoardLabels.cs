using Microsoft.EntityFrameworkCore;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Boards;

/// <summary>Makes, changes and deletes the labels of a board; whoever works on it may.</summary>
public sealed class BoardLabels(EventLog log, TimeProvider clock)
{
    /// <summary>Makes a label.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>limit.exceeded</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task<LabelView> CreateAsync(
        Caller caller, Guid boardId, CreateLabelRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        var (id, name, color) = (Ids.New(clock), CheckName(request.Name), BoardColors.Check("color", request.Color));
        var kept = await log.WriteAsync(
            boardId,
            new Operation(caller.UserId, "label.create", opId),
            scope =>
            {
                BoardAccess.Board(scope, boardId).Writable();
                if (scope.Db.Set<BoardLabel>().Count(row => row.BoardId == boardId) >= BoardLabel.MaxOnBoard)
                {
                    throw Errors.LimitExceeded($"A board has at most {BoardLabel.MaxOnBoard} labels.");
                }

                var label = new BoardLabel { Id = id, BoardId = boardId, Name = name, Color = color };
                scope.Db.Add(label);
                scope.Db.SaveChanges();
                BoardLog.Append(scope, boardId, id, BoardEvents.LabelCreated, BoardViews.Of(label));
                return new KeptPart<LabelView>(boardId, BoardViews.Of(label));
            },
            cancellationToken);
        return kept.BoardId == boardId ? kept.Part : throw Errors.OperationMismatch();
    }

    /// <summary>Changes a label's name or colour.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task<LabelView> UpdateAsync(
        Caller caller, Guid id, UpdateLabelRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        var name = request.Name is null ? null : CheckName(request.Name);
        var color = request.Color is null ? null : BoardColors.Check("color", request.Color);
        var view = await log.WriteAsync(
            id,
            new Operation(caller.UserId, "label.update", opId),
            scope =>
            {
                var board = BoardAccess.Label(scope, id).Writable();
                var label = scope.Db.Set<BoardLabel>().AsTracking().First(row => row.Id == id);
                var before = new FormerLabel(label.Name, label.Color);
                (label.Name, label.Color) = (name ?? label.Name, color ?? label.Color);
                if (before != new FormerLabel(label.Name, label.Color))
                {
                    scope.Db.SaveChanges();
                    BoardLog.Append(scope, board.BoardId, id, BoardEvents.LabelUpdated, new LabelChanged(id, label.Name, label.Color, before));
                }

                return BoardViews.Of(label);
            },
            cancellationToken);
        return view.Id == id ? view : throw Errors.OperationMismatch();
    }

    /// <summary>Deletes a label and takes it off every card.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>, <c>board.archived</c>, <c>operation.mismatch</c>.</exception>
    public async Task DeleteAsync(Caller caller, Guid id, Guid? opId, CancellationToken cancellationToken)
    {
        var deleted = await log.WriteAsync(
            id,
            new Operation(caller.UserId, "label.delete", opId),
            scope =>
            {
                var board = BoardAccess.Label(scope, id).Writable();
                var name = scope.Statement("select name from board_labels where id = @0").Scalar<string>(id);
                scope.Statement("delete from card_labels where label_id = @0").Execute(id);
                scope.Statement("delete from board_labels where id = @0").Execute(id);
                BoardLog.Append(scope, board.BoardId, id, BoardEvents.LabelDeleted, new BoardPartDeleted(id, name));
                return new BoardPartDeleted(id);
            },
            cancellationToken);
        if (deleted.Id != id)
        {
            throw Errors.OperationMismatch();
        }
    }

    private static string CheckName(string name) => Text.CheckLine("name", name, 0, BoardLabel.MaxNameLength);
}

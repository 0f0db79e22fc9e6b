using Microsoft.EntityFrameworkCore;
using Realtime.Features.Cards;
using Realtime.Features.Channels;
using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Boards;

/// <summary>Makes, changes and shows boards.</summary>
public sealed class Boards(
    EventLog log, Access workspaces, BoardAccess access, IDbContextFactory<AppDbContext> factory, TimeProvider clock)
{
    /// <summary>Makes a board; any member of the workspace may.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>channel.name_taken</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task<BoardView> CreateAsync(
        Caller caller, Guid workspaceId, CreateBoardRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        var name = CheckName(request.Name);
        var (id, channelId) = (Ids.New(clock), Ids.New(clock));
        Guid[] listIds = [.. Enumerable.Range(0, BoardCommands.FirstLists).Select(_ => Ids.New(clock))];
        var (isPrivate, withChannel) = (request.IsPrivate ?? false, request.WithChannel ?? false);
        var view = await log.WriteAsync(
            workspaceId,
            Operation.By(caller, "board.create", opId),
            scope =>
            {
                workspaces.Workspace(scope, workspaceId);
                if (withChannel)
                {
                    ChannelCommands.Insert(scope, workspaceId, channelId, name, "", isPrivate);
                }

                var board = new Board
                {
                    Id = id,
                    WorkspaceId = workspaceId,
                    Name = name,
                    IsPrivate = isPrivate,
                    ChannelId = withChannel ? channelId : null,
                    Version = 1,
                    CreatedAt = scope.Now,
                    CreatedBy = scope.ActorId,
                };
                return BoardCommands.Insert(scope, board, listIds);
            },
            cancellationToken);
        return view.WorkspaceId == workspaceId ? view : throw Errors.OperationMismatch();
    }

    /// <summary>
    /// Changes what is given and leaves the rest; the board's creator or an admin may. An archived board takes no change but
    /// coming back.
    /// </summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>access.denied</c>, <c>version.stale</c>, <c>board.archived</c>,
    /// <c>operation.mismatch</c>.
    /// </exception>
    public async Task<BoardView> UpdateAsync(
        Caller caller, Guid id, UpdateBoardRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        var change = request with { Name = request.Name is null ? null : CheckName(request.Name) };
        var view = await log.WriteAsync(
            id, Operation.By(caller, "board.update", opId), scope => BoardCommands.Update(scope, workspaces, id, change),
            cancellationToken);
        return view.Id == id ? view : throw Errors.OperationMismatch();
    }

    /// <summary>The boards of a workspace that the caller sees, archived ones too.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>, <c>resource.not_found</c>.</exception>
    public async Task<Page<BoardView>> ListAsync(
        Caller caller, Guid workspaceId, string? after, int? limit, CancellationToken cancellationToken)
    {
        var (from, count) = (IdCursor.Parse(after), Paging.Limit(limit));
        await workspaces.WorkspaceAsync(caller, workspaceId, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rows = await BoardViews.Of(db, caller.UserId, board => board.WorkspaceId == workspaceId && board.Id > from)
            .Take(count + 1)
            .ToListAsync(cancellationToken);
        return IdCursor.Page(rows, count, view => view.Id);
    }

    /// <summary>A board with its labels, lists and active cards: the same few queries for any board, all of one state.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public async Task<BoardContent> GetAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await access.BoardAsync(caller, id, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);

        // The head must be that of what is shown: whoever follows from it would miss or repeat events otherwise.
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var board = await BoardViews.Of(db, caller.UserId, row => row.Id == id).FirstOrDefaultAsync(cancellationToken)
            ?? throw Errors.NotFound();
        var labels = await db.Set<BoardLabel>().Where(row => row.BoardId == id).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var lists = await db.Set<BoardList>().Where(row => row.BoardId == id)
            .OrderBy(row => row.Rank).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        var cards = await CardViews.SummariesAsync(
            db,
            db.Set<Card>().Where(card => card.BoardId == id && card.State == CardState.Active)
                .OrderBy(card => card.Rank).ThenBy(card => card.Id),
            cancellationToken);
        return new BoardContent(
            board.Id, board.WorkspaceId, board.StreamId, board.Name, board.IsPrivate, board.IsArchived, board.ChannelId, board.Version,
            board.CreatedAt, board.CreatedBy, board.Role, board.Head, labels.ConvertAll(BoardViews.Of), lists.ConvertAll(BoardViews.Of),
            cards);
    }

    private static string CheckName(string name) => Text.CheckLine("name", name, 1, Board.MaxNameLength);
}

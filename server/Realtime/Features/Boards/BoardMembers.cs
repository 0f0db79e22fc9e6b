using Microsoft.EntityFrameworkCore;
using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Boards;

/// <summary>Who is on a board: of an open one everybody in the workspace, of a private one whom its members add.</summary>
public sealed class BoardMembers(EventLog log, BoardAccess access, IDbContextFactory<AppDbContext> factory)
{
    private const string FindSql = "select 1 from board_members where board_id = @0 and user_id = @1";

    internal const string DeleteSql = "delete from board_members where board_id = @0 and user_id = @1";

    /// <summary>The members.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>, <c>resource.not_found</c>.</exception>
    public async Task<Page<MemberView>> ListAsync(
        Caller caller, Guid boardId, string? after, int? limit, CancellationToken cancellationToken)
    {
        var (from, count) = (IdCursor.Parse(after), Paging.Limit(limit));
        var board = await access.BoardAsync(caller, boardId, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var members = MemberViews.Of(db, member => member.UserId > from && member.WorkspaceId == board.WorkspaceId && member.LeftAt == null
            && (!board.IsPrivate || db.Set<BoardMember>().Any(row => row.BoardId == boardId && row.UserId == member.UserId)));
        return IdCursor.Page(await members.Take(count + 1).ToListAsync(cancellationToken), count, view => view.UserId);
    }

    /// <summary>Adds a member of the workspace; any member of the board may. Who is in it already stays.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task<AddedBoardMember> AddAsync(
        Caller caller, Guid boardId, Guid userId, Guid? opId, CancellationToken cancellationToken)
    {
        var added = await log.WriteAsync(
            boardId, Operation.By(caller, "board.member_add", opId), scope => Add(scope, boardId, userId), cancellationToken);
        return added.BoardId == boardId && added.Member.UserId == userId ? added : throw Errors.OperationMismatch();
    }

    /// <summary>Takes somebody out of a private board: everybody may leave; its creator and admins in it remove others.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>access.denied</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task RemoveAsync(Caller caller, Guid boardId, Guid userId, Guid? opId, CancellationToken cancellationToken)
    {
        var asked = new RemovedBoardMember(boardId, userId);
        var removed = await log.WriteAsync(
            boardId,
            Operation.By(caller, "board.member_remove", opId),
            scope =>
            {
                Remove(scope, boardId, userId);
                return asked;
            },
            cancellationToken);
        if (removed != asked)
        {
            throw Errors.OperationMismatch();
        }
    }

    /// <summary>Lets somebody into a private board.</summary>
    internal static void Insert(WriteScope scope, Board board, Guid userId)
    {
        scope.Db.Add(new BoardMember { BoardId = board.Id, UserId = userId, AddedAt = scope.Now });
        scope.Db.SaveChanges();
        BoardLog.Append(scope, board.Id, userId, BoardEvents.MemberAdded, new BoardMemberChanged(userId));
        scope.Append(userId, BoardEvents.Joined, new BoardJoined(board.Id, board.WorkspaceId, board.Name));
        scope.Audit(board.WorkspaceId, "board.member_added", "board", board.Id, new AuditFact("userId", null, userId.ToString()));
    }

    private static AddedBoardMember Add(WriteScope scope, Guid boardId, Guid userId)
    {
        var allowed = BoardAccess.Board(scope, boardId).Writable();
        var member = MemberViews
            .Of(scope.Db, row => row.WorkspaceId == allowed.WorkspaceId && row.UserId == userId && row.LeftAt == null)
            .FirstOrDefault() ?? throw Errors.Invalid("userId", "It must be somebody of this workspace.");
        var isNew = allowed.IsPrivate && scope.Statement(FindSql).Scalar<long>(boardId, userId) == 0;
        if (isNew)
        {
            Insert(scope, scope.Db.Set<Board>().First(board => board.Id == boardId), userId);
        }

        return new AddedBoardMember(boardId, member, isNew);
    }

    private static void Remove(WriteScope scope, Guid boardId, Guid userId)
    {
        var allowed = BoardAccess.Board(scope, boardId);
        if (userId != scope.ActorId && !allowed.IsAdmin(scope.ActorId))
        {
            throw Errors.Denied();
        }

        if (!allowed.IsPrivate)
        {
            throw Errors.Invalid("userId", "Everybody in the workspace is on an open board; nobody leaves it alone.");
        }

        // Asked before anything is written: a refusal after a write would make the whole batch run again.
        if (scope.Statement(FindSql).Scalar<long>(boardId, userId) == 0)
        {
            throw Errors.NotFound();
        }

        scope.Statement(DeleteSql).Execute(boardId, userId);
        BoardLog.Append(scope, boardId, userId, BoardEvents.MemberRemoved, new BoardMemberChanged(userId));
        scope.Append(userId, BoardEvents.Left, new BoardLeft(boardId, allowed.WorkspaceId));
        scope.Revoke(userId, boardId);
        scope.Audit(allowed.WorkspaceId, "board.member_removed", "board", boardId, new AuditFact("userId", userId.ToString(), null));
    }
}

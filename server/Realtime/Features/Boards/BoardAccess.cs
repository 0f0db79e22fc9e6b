using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Boards;

/// <summary>A board that the caller may read, with what decides the rest.</summary>
/// <param name="BoardId">The board.</param>
/// <param name="WorkspaceId">Where it is.</param>
/// <param name="Role">The caller's role in the workspace.</param>
/// <param name="IsPrivate">Whether it has members of its own; the caller is one then.</param>
/// <param name="IsArchived">Whether it can be read only.</param>
/// <param name="CreatedBy">Who made it.</param>
public readonly record struct AllowedBoard(
    Guid BoardId, Guid WorkspaceId, WorkspaceRole Role, bool IsPrivate, bool IsArchived, Guid CreatedBy)
{
    /// <summary>Whether the person may change the board itself: who made it, and the workspace's admins who see it.</summary>
    public bool IsAdmin(Guid userId) => CreatedBy == userId || Role >= WorkspaceRole.Admin;

    /// <summary>Demands a board that still takes writes.</summary>
    /// <exception cref="DomainError"><c>board.archived</c>.</exception>
    public AllowedBoard Writable() =>
        IsArchived ? throw new DomainError("board.archived", 409, "This board is archived: it can be read only.") : this;
}

/// <summary>
/// The one place that decides what somebody may see of boards. Reads and writes ask the same statements; a command asks inside its
/// transaction. What is absent and what is invisible are the same: not found.
/// </summary>
public sealed class BoardAccess(IDbContextFactory<AppDbContext> factory)
{
    private const string Columns = "select b.id, b.workspace_id, w.role, b.is_private, b.is_archived, b.created_by, m.user_id ";

    private const string Joins =
        """

        join workspace_members w on w.workspace_id = b.workspace_id and w.user_id = @1 and w.left_at is null
        left join board_members m on m.board_id = b.id and m.user_id = @1

        """;

    private const string BoardSql = Columns + "from boards b" + Joins + "where b.id = @0";
    private const string CardSql = Columns + "from cards c join boards b on b.id = c.board_id" + Joins + "where c.id = @0";
    private const string ListSql = Columns + "from board_lists l join boards b on b.id = l.board_id" + Joins + "where l.id = @0";
    private const string LabelSql = Columns + "from board_labels l join boards b on b.id = l.board_id" + Joins + "where l.id = @0";

    /// <summary>What the caller may do on a board, for a read.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public async Task<AllowedBoard> BoardAsync(Caller caller, Guid boardId, CancellationToken cancellationToken) =>
        await FindBoardAsync(caller, boardId, cancellationToken) ?? throw Errors.NotFound();

    /// <summary>What the caller may do on a card's board, for a read.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public async Task<AllowedBoard> CardAsync(Caller caller, Guid cardId, CancellationToken cancellationToken) =>
        await FindAsync(CardSql, cardId, caller.UserId, cancellationToken) ?? throw Errors.NotFound();

    /// <summary>What the actor may do on a board, inside a command.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public static AllowedBoard Board(WriteScope scope, Guid boardId) => Find(scope, BoardSql, boardId);

    /// <summary>What the actor may do on a card's board, inside a command.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public static AllowedBoard Card(WriteScope scope, Guid cardId) => Find(scope, CardSql, cardId);

    /// <summary>What the actor may do on a list's board, inside a command.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public static AllowedBoard List(WriteScope scope, Guid listId) => Find(scope, ListSql, listId);

    /// <summary>What the actor may do on a label's board, inside a command.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public static AllowedBoard Label(WriteScope scope, Guid labelId) => Find(scope, LabelSql, labelId);

    /// <summary>Whether somebody else could see a board: asked before they are assigned or told of it.</summary>
    internal static bool CanSee(WriteScope scope, Guid boardId, Guid userId)
    {
        using var reader = scope.Statement(BoardSql).Query(boardId, userId);
        return reader.Read() && Read(reader) is not null;
    }

    /// <summary>The workspace of a board that the command has found already.</summary>
    internal static Guid WorkspaceOf(WriteScope scope, Guid boardId) =>
        scope.Statement("select workspace_id from boards where id = @0").Scalar<Guid>(boardId);

    internal Task<AllowedBoard?> FindBoardAsync(Caller caller, Guid boardId, CancellationToken cancellationToken) =>
        FindAsync(BoardSql, boardId, caller.UserId, cancellationToken);

    private static AllowedBoard Find(WriteScope scope, string sql, Guid id)
    {
        ArgumentNullException.ThrowIfNull(scope);
        using var reader = scope.Statement(sql).Query(id, scope.ActorId);
        return (reader.Read() ? Read(reader) : null) ?? throw Errors.NotFound();
    }

    private static AllowedBoard? Read(DbDataReader reader)
    {
        var isPrivate = reader.GetBoolean(3);
        return isPrivate && reader.IsDBNull(6)
            ? null
            : new AllowedBoard(
                reader.GetGuid(0), reader.GetGuid(1), (WorkspaceRole)reader.GetInt32(2), isPrivate, reader.GetBoolean(4), reader.GetGuid(5));
    }

    private async Task<AllowedBoard?> FindAsync(string sql, Guid id, Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        using var statement = new Statement(db.Database.GetDbConnection(), sql);
        await using var reader = statement.Query(id, userId);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }
}

using Microsoft.EntityFrameworkCore;
using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Events;

namespace Realtime.Features.Boards;

/// <summary>What happens to boards inside a command.</summary>
public static class BoardCommands
{
    private static readonly (string Name, ListKind Kind)[] s_firstLists =
        [("To do", ListKind.Open), ("Doing", ListKind.Open), ("Done", ListKind.Closed)];

    internal static int FirstLists => s_firstLists.Length;

    /// <summary>Makes a board of a workspace that the actor is in, with its first lists.</summary>
    internal static BoardView Insert(WriteScope scope, Board board, Guid[] listIds)
    {
        scope.Db.Add(board);
        scope.Db.SaveChanges();
        scope.CreateStream(board.Id, BoardStreamRule.StreamKind);
        var created = new BoardCreated(board.Id, board.WorkspaceId, board.Name, board.IsPrivate, board.ChannelId);
        scope.Append(board.Id, BoardEvents.Created, created);
        if (board.IsPrivate)
        {
            BoardMembers.Insert(scope, board, scope.ActorId);
        }
        else
        {
            scope.Append(board.WorkspaceId, BoardEvents.Created, created);
        }

        scope.Audit(
            board.WorkspaceId, "board.created", "board", board.Id,
            new AuditFact("name", null, AuditActions.Shown(board.IsPrivate, board.Name)), new AuditFact("access", null, board.IsPrivate ? "private" : "open"));
        string? rank = null;
        foreach (var ((name, kind), id) in s_firstLists.Zip(listIds))
        {
            rank = Rank.Between(rank, null);
            BoardListCommands.Insert(scope, new BoardList { Id = id, BoardId = board.Id, Name = name, Kind = kind, Rank = rank, Version = 1 });
        }

        return View(scope, board.Id);
    }

    internal static BoardView Update(WriteScope scope, Access access, Guid id, UpdateBoardRequest change)
    {
        var allowed = BoardAccess.Board(scope, id);
        if (!allowed.IsAdmin(scope.ActorId))
        {
            throw Errors.Denied();
        }

        var board = scope.Db.Set<Board>().AsTracking().First(row => row.Id == id);
        if (change.Version is { } seen && seen != board.Version)
        {
            throw Errors.Stale(View(scope, id));
        }

        if (change.ChannelId is { IsSet: true, Value: { } channelId })
        {
            RequireChannel(scope, access, board.WorkspaceId, channelId);
        }

        var before = new FormerBoard(board.Name, board.IsArchived, board.ChannelId);
        board.Name = change.Name ?? board.Name;
        board.IsArchived = change.IsArchived ?? board.IsArchived;
        board.ChannelId = change.ChannelId.Or(board.ChannelId);
        if (before == new FormerBoard(board.Name, board.IsArchived, board.ChannelId))
        {
            return View(scope, id);
        }

        if (board.IsArchived)
        {
            // Whoever archives it may rename it in the same step; afterwards it rests.
            allowed.Writable();
        }

        board.Version++;
        scope.Db.SaveChanges();
        var updated = new BoardUpdated(id, board.Name, board.IsArchived, board.ChannelId, board.Version, before);
        BoardLog.Append(scope, id, id, BoardEvents.Updated, updated);
        scope.Audit(
            board.WorkspaceId, AuditActions.Change("board", before.IsArchived, board.IsArchived), "board", id,
            new AuditFact("name", AuditActions.Shown(board.IsPrivate, before.Name), AuditActions.Shown(board.IsPrivate, board.Name)),
            new AuditFact("state", AuditActions.State(before.IsArchived), AuditActions.State(board.IsArchived)),
            new AuditFact("channelId", before.ChannelId?.ToString(), board.ChannelId?.ToString()));
        if (!board.IsPrivate)
        {
            scope.Append(board.WorkspaceId, BoardEvents.Updated, updated);
        }

        return View(scope, id);
    }

    /// <summary>Takes somebody who left the workspace out of its private boards, and their sockets out of all its boards.</summary>
    internal static void RemoveFromAll(WriteScope scope, Guid workspaceId, Guid userId)
    {
        var boards = scope.Db.Set<Board>()
            .Where(board => board.WorkspaceId == workspaceId)
            .Select(board => new
            {
                board.Id,
                IsMember = scope.Db.Set<BoardMember>().Any(member => member.BoardId == board.Id && member.UserId == userId),
            })
            .OrderBy(board => board.Id)
            .ToList();
        foreach (var board in boards)
        {
            if (board.IsMember)
            {
                scope.Statement(BoardMembers.DeleteSql).Execute(board.Id, userId);
                scope.Append(board.Id, BoardEvents.MemberRemoved, new BoardMemberChanged(userId));
            }

            scope.Revoke(userId, board.Id);
        }
    }

    private static BoardView View(WriteScope scope, Guid id) =>
        BoardViews.Of(scope.Db, scope.ActorId, board => board.Id == id).First();

    private static void RequireChannel(WriteScope scope, Access access, Guid workspaceId, Guid channelId)
    {
        // Absent, invisible and elsewhere are told alike.
        if (access.MaySeeChannel(scope, channelId) != workspaceId)
        {
            throw Errors.Invalid("channelId", "It must be a channel of this workspace that you see.");
        }
    }
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Realtime.Features.Workspaces;
using Realtime.Platform.Data;
using Stream = Realtime.Platform.Events.Stream;

namespace Realtime.Features.Boards;

/// <summary>Boards with their heads and the reader's role, in one query.</summary>
internal static class BoardViews
{
    /// <summary>The boards that <paramref name="which"/> selects and <paramref name="userId"/> may see, by id.</summary>
    public static IQueryable<BoardView> Of(AppDbContext db, Guid userId, Expression<Func<Board, bool>> which) =>
        from board in db.Set<Board>().AsNoTracking().Where(which)
        join member in db.Set<WorkspaceMember>().Where(row => row.UserId == userId && row.LeftAt == null)
            on board.WorkspaceId equals member.WorkspaceId
        where !board.IsPrivate || db.Set<BoardMember>().Any(row => row.BoardId == board.Id && row.UserId == userId)
        join stream in db.Set<Stream>() on board.Id equals stream.Id
        orderby board.Id
        select new BoardView(
            board.Id,
            board.WorkspaceId,
            board.Id,
            board.Name,
            board.IsPrivate,
            board.IsArchived,
            board.ChannelId,
            board.Version,
            board.CreatedAt,
            board.CreatedBy,
            board.CreatedBy == userId || member.Role >= WorkspaceRole.Admin ? BoardRole.Admin : BoardRole.Member,
            stream.Head);

    public static ListView Of(BoardList list) =>
        new(list.Id, list.Name, list.Rank, list.Kind, list.WipLimit, list.WipMode, list.Version);

    public static LabelView Of(BoardLabel label) => new(label.Id, label.Name, label.Color);
}

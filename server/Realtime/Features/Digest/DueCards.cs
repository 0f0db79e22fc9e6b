using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Features.Cards;
using Realtime.Features.Workspaces;
using Realtime.Platform.Data;

namespace Realtime.Features.Digest;

/// <summary>The dated cards that somebody is to do: assigned to them, not done, on boards that they see.</summary>
public static class DueCards
{
    /// <summary>One query, earliest first by day.</summary>
    internal static IQueryable<DueCard> Of(AppDbContext db, Guid userId) =>
        from assignee in db.Set<CardAssignee>().AsNoTracking()
        where assignee.UserId == userId
        join card in db.Set<Card>() on assignee.CardId equals card.Id
        where card.State == CardState.Active && !card.IsTemplate && (card.DueAt != null || card.DueDate != null)
        join list in db.Set<BoardList>() on card.ListId equals list.Id
        where list.Kind == ListKind.Open
        join board in db.Set<Board>() on card.BoardId equals board.Id
        where !board.IsArchived
            && db.Set<WorkspaceMember>().Any(member =>
                member.WorkspaceId == board.WorkspaceId && member.UserId == userId && member.LeftAt == null)
            && (!board.IsPrivate || db.Set<BoardMember>().Any(member => member.BoardId == board.Id && member.UserId == userId))
        select new DueCard(card.Id, board.Id, board.WorkspaceId, board.Name, card.Title, card.DueAt, card.DueDate);
}

/// <summary>A dated card; one of the last two is given.</summary>
/// <param name="CardId">The card.</param>
/// <param name="BoardId">Its board.</param>
/// <param name="WorkspaceId">The board's workspace.</param>
/// <param name="BoardName">The board's name.</param>
/// <param name="Title">The card's title.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="DueDate">The day on which it is due.</param>
public sealed record DueCard(
    Guid CardId, Guid BoardId, Guid WorkspaceId, string BoardName, string Title, DateTimeOffset? DueAt, DateOnly? DueDate);

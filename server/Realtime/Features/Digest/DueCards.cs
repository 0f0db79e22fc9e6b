using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Features.Cards;
using Realtime.Features.Workspaces;
using Realtime.Platform.Data;

namespace Realtime.Features.Digest;

/// <summary>The dated cards that somebody is to do: assigned to them, not done, on boards that they see.</summary>
public static class DueCards
{
    /// <summary>A query to go on with.</summary>
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
        select new DueCard
        {
            CardId = card.Id,
            BoardId = board.Id,
            WorkspaceId = board.WorkspaceId,
            BoardName = board.Name,
            Title = card.Title,
            DueAt = card.DueAt,
            DueDate = card.DueDate,
        };
}

/// <summary>A dated card. Its members are set by name, so that a query can go on to ask for them.</summary>
public sealed class DueCard
{
    /// <summary>The card.</summary>
    public Guid CardId { get; init; }

    /// <summary>Its board.</summary>
    public Guid BoardId { get; init; }

    /// <summary>The board's workspace.</summary>
    public Guid WorkspaceId { get; init; }

    /// <summary>The board's name.</summary>
    public required string BoardName { get; init; }

    /// <summary>The card's title.</summary>
    public required string Title { get; init; }

    /// <summary>When it is due; null when it has a day instead.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The day on which it is due; null when it has an instant instead.</summary>
    public DateOnly? DueDate { get; init; }
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Realtime.Platform.Data;
using Realtime.Platform.Events;

namespace Realtime.Features.Cards;

/// <summary>Puts cards together with what belongs to them: the same few queries for any number of cards.</summary>
public static class CardViews
{
    // The description stays in the database: a board of long texts must still open fast.
    private static readonly Expression<Func<Card, CardSummary>> s_bare = card => new CardSummary(
        card.Id, card.ListId, card.Rank, card.Version, card.Title, null, null, When.Of(card.StartAt, card.StartDate),
        When.Of(card.DueAt, card.DueDate), card.Cover, Estimate.Read(card.EstimateHundredths), card.CheckDone, card.CheckTotal,
        card.CommentCount, card.Description != "", card.IsTemplate, card.IsRecurring, card.MessageId,
        card.State, card.State == CardState.Active ? null : card.StateChangedAt);

    private static readonly Func<Card, CardSummary> s_bareOf = s_bare.Compile();

    /// <summary>Summaries of the cards that a query selects, in its order: three queries.</summary>
    internal static async Task<List<CardSummary>> SummariesAsync(AppDbContext db, IQueryable<Card> which, CancellationToken cancellationToken)
    {
        var cards = await which.AsNoTracking().Select(s_bare).ToListAsync(cancellationToken);
        var labels = (await Labels(db, which).ToListAsync(cancellationToken)).ToLookup(row => row.CardId);
        var assignees = (await Assignees(db, which).ToListAsync(cancellationToken)).ToLookup(row => row.CardId);
        return cards.ConvertAll(card => With(card, labels[card.Id], assignees[card.Id]));
    }

    /// <summary>One card's summary, inside a command.</summary>
    internal static CardSummary Summary(WriteScope scope, Card card)
    {
        var one = scope.Db.Set<Card>().Where(row => row.Id == card.Id);
        return With(s_bareOf(card), [.. Labels(scope.Db, one)], [.. Assignees(scope.Db, one)]);
    }

    /// <summary>Summaries of cards in the order of their ids, inside a command that saved what it changed.</summary>
    internal static IEnumerable<CardSummary> Summaries(WriteScope scope, IReadOnlyList<Guid> ids)
    {
        var these = scope.Db.Set<Card>().AsNoTracking().Where(row => ids.Contains(row.Id));
        var cards = these.Select(s_bare).ToDictionary(card => card.Id);
        var (labels, assignees) = (Labels(scope.Db, these).ToLookup(row => row.CardId), Assignees(scope.Db, these).ToLookup(row => row.CardId));
        return ids.Select(id => With(cards[id], labels[id], assignees[id]));
    }

    /// <summary>One card with its checklists, inside a command that saved what it changed.</summary>
    internal static CardView View(WriteScope scope, Guid cardId)
    {
        var card = scope.Db.Set<Card>().AsNoTracking().First(row => row.Id == cardId);
        return View(
            card,
            Summary(scope, card),
            [.. scope.Db.Set<Checklist>().AsNoTracking().Where(row => row.CardId == cardId)],
            [.. Items(scope.Db, cardId)]);
    }

    /// <summary>One card with its checklists, for a read; null when it is gone.</summary>
    internal static async Task<CardView?> ViewAsync(AppDbContext db, Guid cardId, CancellationToken cancellationToken)
    {
        var which = db.Set<Card>().AsNoTracking().Where(row => row.Id == cardId);
        if (await which.FirstOrDefaultAsync(cancellationToken) is not { } card)
        {
            return null;
        }

        var labels = await Labels(db, which).ToListAsync(cancellationToken);
        var assignees = await Assignees(db, which).ToListAsync(cancellationToken);
        var checklists = await db.Set<Checklist>().AsNoTracking().Where(row => row.CardId == cardId).ToListAsync(cancellationToken);
        var items = await Items(db, cardId).ToListAsync(cancellationToken);
        return View(card, With(s_bareOf(card), labels, assignees), checklists, items);
    }

    private static CardSummary With(CardSummary card, IEnumerable<CardLabel> labels, IEnumerable<CardAssignee> assignees)
    {
        Guid[] labelIds = [.. labels.Select(row => row.LabelId)];
        Guid[] assigneeIds = [.. assignees.Select(row => row.UserId)];
        return card with { LabelIds = labelIds.Length == 0 ? null : labelIds, AssigneeIds = assigneeIds.Length == 0 ? null : assigneeIds };
    }

    private static CardView View(Card card, CardSummary summary, List<Checklist> checklists, List<CheckItem> items)
    {
        var itemsOf = items.ToLookup(item => item.ChecklistId);
        return new CardView(
            card.Id, card.BoardId, card.ListId, card.Rank, card.State, card.StateChangedAt, card.Version, card.Title, card.TitleVersion,
            card.Description, card.DescriptionVersion, summary.LabelIds ?? [], summary.AssigneeIds ?? [], summary.Start, summary.Due,
            card.Cover, summary.Estimate, card.CheckDone, card.CheckTotal, card.CommentCount, card.IsTemplate, card.IsRecurring,
            card.MessageId, card.MessageChannelId,
            [
                .. checklists.OrderBy(list => list.Rank, StringComparer.Ordinal).ThenBy(list => list.Id)
                    .Select(list => new ChecklistView(list.Id, list.Title, list.Rank, [.. itemsOf[list.Id]
                        .OrderBy(item => item.Rank, StringComparer.Ordinal).ThenBy(item => item.Id)
                        .Select(item => new CheckItemView(item.Id, item.Text, item.IsDone, item.AssigneeId, item.Rank))])),
            ],
            card.CreatedAt, card.CreatedBy);
    }

    private static IQueryable<CardLabel> Labels(AppDbContext db, IQueryable<Card> cards) =>
        from row in db.Set<CardLabel>().AsNoTracking()
        join card in cards on row.CardId equals card.Id
        orderby row.LabelId
        select row;

    private static IQueryable<CardAssignee> Assignees(AppDbContext db, IQueryable<Card> cards) =>
        from row in db.Set<CardAssignee>().AsNoTracking()
        join card in cards on row.CardId equals card.Id
        orderby row.UserId
        select row;

    private static IQueryable<CheckItem> Items(AppDbContext db, Guid cardId) =>
        from item in db.Set<CheckItem>().AsNoTracking()
        join list in db.Set<Checklist>() on item.ChecklistId equals list.Id
        where list.CardId == cardId
        select item;
}

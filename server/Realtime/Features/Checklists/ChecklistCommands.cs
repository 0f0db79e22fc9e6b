using Realtime.Features.Cards;
using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Checklists;

/// <summary>Makes, renames and deletes checklists inside a command; each returns the card.</summary>
internal static class ChecklistCommands
{
    /// <exception cref="DomainError">
    /// <c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_active</c>, <c>limit.exceeded</c>.
    /// </exception>
    public static Guid Insert(WriteScope scope, Guid cardId, Guid id, string title, IReadOnlyList<string> texts)
    {
        var card = CardScope.Active(scope, cardId);
        string[] ranks = [.. scope.Db.Set<Checklist>().Where(row => row.CardId == cardId).Select(row => row.Rank)];
        if (ranks.Length >= Checklist.MaxOnCard)
        {
            throw Errors.LimitExceeded($"A card has at most {Checklist.MaxOnCard} checklists.");
        }

        var checklist =
            new Checklist { Id = id, CardId = cardId, Title = title, Rank = Rank.Between(ranks.Max(StringComparer.Ordinal), null) };
        List<CheckItem> items = [];
        foreach (var text in texts)
        {
            var itemId = Guid.CreateVersion7(scope.Now);
            var rank = Rank.Between(items.Count == 0 ? null : items[^1].Rank, null);
            items.Add(new CheckItem { Id = itemId, ChecklistId = id, Text = text, Rank = rank });
        }

        scope.Db.Add(checklist);
        scope.Db.AddRange(items);
        ChecklistScope.Save(scope, card);
        var fact = new ChecklistFact(id, title, checklist.Rank, items.ConvertAll(CheckItemFact.Of));
        CardLog.Append(
            scope, card, ChecklistEvents.Created, new ChecklistCreated(cardId, card.Version, fact, card.CheckDone, card.CheckTotal),
            CardFields.Checklist(id));
        return cardId;
    }

    /// <summary>The same title again changes nothing.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_active</c>.</exception>
    public static Guid Rename(WriteScope scope, Guid id, string title)
    {
        var (card, checklist) = ChecklistScope.Checklist(scope, id);
        var former = checklist.Title;
        if (former != title)
        {
            checklist.Title = title;
            card.Version++;
            scope.Db.SaveChanges();
            CardLog.Append(
                scope, card, ChecklistEvents.Updated, new ChecklistUpdated(card.Id, card.Version, id, title, former),
                CardFields.Checklist(id));
        }

        return card.Id;
    }

    /// <summary>Its items go with it.</summary>
    /// <inheritdoc cref="Rename" path="/exception"/>
    public static Guid Delete(WriteScope scope, Guid id)
    {
        var (card, checklist) = ChecklistScope.Checklist(scope, id);
        scope.Db.Remove(checklist);
        ChecklistScope.Save(scope, card);
        CardLog.Append(
            scope, card, ChecklistEvents.Deleted,
            new ChecklistPartDeleted(card.Id, card.Version, id, card.CheckDone, card.CheckTotal, checklist.Title),
            CardFields.Checklist(id));
        return card.Id;
    }
}

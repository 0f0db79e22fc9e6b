using Realtime.Features.Boards;
using Realtime.Features.Cards;
using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Checklists;

/// <summary>Makes, changes, moves and deletes items inside a command; each returns the card.</summary>
public static class CheckItemCommands
{
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_active</c>, <c>limit.exceeded</c>.
    /// </exception>
    internal static Guid Insert(WriteScope scope, Guid checklistId, Guid id, string text, Guid? assigneeId, Guid? afterId)
    {
        var (card, _) = ChecklistScope.Checklist(scope, checklistId);
        var others = CheckItemPlaces.Ordered(scope, checklistId);
        RequireRoom(others);
        RequirePerson(scope, card, assigneeId);
        var at = afterId is null ? others.Count : CheckItemPlaces.After(others, afterId);
        var rank = CheckItemPlaces.RankAt(scope, card, others, at);
        var item = new CheckItem { Id = id, ChecklistId = checklistId, Text = text, AssigneeId = assigneeId, Rank = rank };
        scope.Db.Add(item);
        ChecklistScope.Save(scope, card);
        CardLog.Append(
            scope, card, ChecklistEvents.ItemCreated,
            new CheckItemCreated(card.Id, card.Version, checklistId, CheckItemFact.Of(item), card.CheckDone, card.CheckTotal),
            CardFields.Check(id));
        return card.Id;
    }

    /// <summary>Writes what differs from what is there; nothing when nothing does.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_active</c>.
    /// </exception>
    internal static Guid Update(WriteScope scope, Guid id, CheckItemChange change)
    {
        var (card, item) = ChecklistScope.Item(scope, id);
        var present = new CheckItemChange(item.Text, item.IsDone, item.AssigneeId);
        var after = present.Differing(change);
        if (after != new CheckItemChange())
        {
            RequirePerson(scope, card, after.AssigneeId.Value);
            item.Text = after.Text.Or(item.Text)!;
            item.IsDone = after.IsDone.Or(item.IsDone);
            item.AssigneeId = after.AssigneeId.Or(item.AssigneeId);
            ChecklistScope.Save(scope, card);
            CardLog.Append(
                scope, card, ChecklistEvents.ItemUpdated,
                new CheckItemUpdated(card.Id, card.Version, id, after.Differing(present), after, card.CheckDone, card.CheckTotal, item.Text),
                CardFields.Check(id));
        }

        return card.Id;
    }

    /// <summary>The same for whoever takes a change back.</summary>
    /// <returns>False where the item is gone, or the person no longer sees the board.</returns>
    internal static bool TryUpdate(WriteScope scope, Guid id, CheckItemChange change)
    {
        if (!scope.Db.Set<CheckItem>().Any(row => row.Id == id)
            || (change.AssigneeId.Value is { } person && !BoardAccess.CanSee(scope, ChecklistScope.Item(scope, id).Card.BoardId, person)))
        {
            return false;
        }

        Update(scope, id, change);
        return true;
    }

    /// <summary>Puts an item elsewhere in its card; nothing where it stands there already.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_active</c>, <c>limit.exceeded</c>.
    /// </exception>
    internal static Guid Move(WriteScope scope, Guid id, Guid checklistId, Guid? afterId)
    {
        var (card, item) = ChecklistScope.Item(scope, id);
        if (afterId == id)
        {
            throw Errors.Invalid("afterId", "It must be another item.");
        }

        if (!scope.Db.Set<Checklist>().Any(row => row.Id == checklistId && row.CardId == card.Id))
        {
            throw Errors.Invalid("checklistId", "It must be a checklist of the same card.");
        }

        var others = CheckItemPlaces.Ordered(scope, checklistId);
        var present = others.IndexOf(item);
        if (present >= 0)
        {
            others.RemoveAt(present);
        }
        else
        {
            RequireRoom(others);
        }

        var at = afterId is null ? 0 : CheckItemPlaces.After(others, afterId);
        if (at != present)
        {
            var rank = CheckItemPlaces.RankAt(scope, card, others, at);
            CheckItemPlaces.Put(scope, card, item, checklistId, rank);
        }

        return card.Id;
    }

    /// <exception cref="DomainError"><c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_active</c>.</exception>
    internal static Guid Delete(WriteScope scope, Guid id)
    {
        var (card, item) = ChecklistScope.Item(scope, id);
        scope.Db.Remove(item);
        ChecklistScope.Save(scope, card);
        CardLog.Append(
            scope, card, ChecklistEvents.ItemDeleted,
            new ChecklistPartDeleted(card.Id, card.Version, id, card.CheckDone, card.CheckTotal, item.Text),
            CardFields.Check(id));
        return card.Id;
    }

    private static void RequireRoom(List<CheckItem> items)
    {
        if (items.Count >= CheckItem.MaxInChecklist)
        {
            throw Errors.LimitExceeded($"A checklist has at most {CheckItem.MaxInChecklist} items.");
        }
    }

    private static void RequirePerson(WriteScope scope, Card card, Guid? userId)
    {
        if (userId is { } id && !BoardAccess.CanSee(scope, card.BoardId, id))
        {
            throw Errors.Invalid("assigneeId", "It must be somebody who sees the board.");
        }
    }
}

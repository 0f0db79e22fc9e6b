using Realtime.Features.Boards;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Cards;

/// <summary>Puts labels and people on cards and takes them off. Doing either twice changes nothing.</summary>
public sealed class CardTags(EventLog log)
{
    /// <summary>Puts a label on a card, or takes it off.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_active</c>, <c>limit.exceeded</c>,
    /// <c>operation.mismatch</c>.
    /// </exception>
    public Task<CardView> LabelAsync(
        Caller caller, Guid cardId, Guid labelId, bool isOn, Guid? opId, CancellationToken cancellationToken) =>
        RunAsync(
            caller, isOn ? "card.label_add" : "card.label_remove", cardId, opId, scope => Label(scope, cardId, labelId, isOn),
            cancellationToken);

    /// <summary>Gives a card to somebody, or takes it from them.</summary>
    /// <inheritdoc cref="LabelAsync"/>
    public Task<CardView> AssignAsync(
        Caller caller, Guid cardId, Guid userId, bool isOn, Guid? opId, CancellationToken cancellationToken) =>
        RunAsync(
            caller, isOn ? "card.assign" : "card.unassign", cardId, opId, scope => Assign(scope, cardId, userId, isOn), cancellationToken);

    /// <summary>The same for a label, inside a command.</summary>
    internal static void Label(WriteScope scope, Guid cardId, Guid labelId, bool isOn)
    {
        var card = CardScope.Active(scope, cardId);
        var row = scope.Db.Set<CardLabel>().Find(cardId, labelId);
        if (row is not null == isOn)
        {
            return;
        }

        if (row is null)
        {
            RequireLabels(scope, card.BoardId, [labelId]);
            RequireRoom(scope.Db.Set<CardLabel>().Count(other => other.CardId == cardId), Card.MaxLabels, "labels");
            scope.Db.Add(new CardLabel { CardId = cardId, LabelId = labelId });
        }
        else
        {
            scope.Db.Remove(row);
        }

        card.Version++;
        scope.Db.SaveChanges();
        CardLog.Append(
            scope, card, isOn ? CardEvents.LabelAdded : CardEvents.LabelRemoved, new CardLabelChanged(cardId, card.Version, labelId),
            CardFields.Label(labelId));
    }

    /// <summary>The same for a person, inside a command.</summary>
    internal static void Assign(WriteScope scope, Guid cardId, Guid userId, bool isOn)
    {
        var card = CardScope.Active(scope, cardId);
        var row = scope.Db.Set<CardAssignee>().Find(cardId, userId);
        if (row is not null == isOn)
        {
            return;
        }

        if (row is null)
        {
            RequirePeople(scope, card.BoardId, [userId]);
            RequireRoom(scope.Db.Set<CardAssignee>().Count(other => other.CardId == cardId), Card.MaxAssignees, "people");
            scope.Db.Add(new CardAssignee { CardId = cardId, UserId = userId });
        }
        else
        {
            scope.Db.Remove(row);
        }

        card.Version++;
        scope.Db.SaveChanges();
        CardLog.Append(
            scope, card, isOn ? CardEvents.Assigned : CardEvents.Unassigned, new CardAssigneeChanged(cardId, card.Version, userId),
            CardFields.Assignee(userId));
        if (isOn)
        {
            CardAssignments.Tell(scope, card, userId);
        }
    }

    /// <exception cref="DomainError"><c>request.invalid</c> when one is no label of the board.</exception>
    internal static void RequireLabels(WriteScope scope, Guid boardId, IReadOnlyList<Guid> labelIds)
    {
        foreach (var id in labelIds)
        {
            if (!scope.Db.Set<BoardLabel>().Any(label => label.Id == id && label.BoardId == boardId))
            {
                throw Errors.Invalid("labelIds", "They must be labels of the board.");
            }
        }
    }

    /// <exception cref="DomainError"><c>request.invalid</c> when one cannot see the board.</exception>
    internal static void RequirePeople(WriteScope scope, Guid boardId, IReadOnlyList<Guid> userIds)
    {
        foreach (var id in userIds)
        {
            if (!BoardAccess.CanSee(scope, boardId, id))
            {
                throw Errors.Invalid("assigneeIds", "They must be people who see the board.");
            }
        }
    }

    private static void RequireRoom(int count, int max, string what)
    {
        if (count >= max)
        {
            throw Errors.LimitExceeded($"A card has at most {max} {what}.");
        }
    }

    private async Task<CardView> RunAsync(
        Caller caller, string kind, Guid cardId, Guid? opId, Action<WriteScope> change, CancellationToken cancellationToken)
    {
        var view = await log.WriteAsync(
            cardId,
            new Operation(caller.UserId, kind, opId),
            scope =>
            {
                change(scope);
                return CardViews.View(scope, cardId);
            },
            cancellationToken);
        return view.Id == cardId ? view : throw Errors.OperationMismatch();
    }
}

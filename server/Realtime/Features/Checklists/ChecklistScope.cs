using Microsoft.EntityFrameworkCore;
using Realtime.Features.Cards;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Checklists;

/// <summary>What all commands about checklists share: which card they touch, and what the card counts.</summary>
internal static class ChecklistScope
{
    private const string CardOfChecklistSql = "select card_id from checklists where id = @0";

    private const string CardOfItemSql =
        "select l.card_id from check_items i join checklists l on l.id = i.checklist_id where i.id = @0";

    private const string CountSql =
        """
        select count(*), coalesce(sum(i.is_done), 0)
        from check_items i join checklists l on l.id = i.checklist_id where l.card_id = @0
        """;

    /// <summary>Runs a command that changes a card's checklists; the answer is the card.</summary>
    /// <param name="log">The log.</param>
    /// <param name="caller">Who gives it.</param>
    /// <param name="kind">The command's name.</param>
    /// <param name="about">The card, checklist or item that it names.</param>
    /// <param name="opId">Sent again with it, the first answer comes back.</param>
    /// <param name="change">Returns the card.</param>
    /// <param name="cancellationToken">Stops the waiting, not the command.</param>
    public static async Task<CardView> ChangeAsync(
        this EventLog log, Caller caller, string kind, Guid about, Guid? opId, Func<WriteScope, Guid> change,
        CancellationToken cancellationToken)
    {
        var kept = await log.WriteAsync(
            about,
            new Operation(caller.UserId, kind, opId),
            scope => new ChangedChecklist(about, CardViews.View(scope, change(scope))),
            cancellationToken);
        return kept.About == about ? kept.Card : throw Errors.OperationMismatch();
    }

    /// <summary>A checklist's card; both are tracked.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_active</c>.</exception>
    public static (Card Card, Checklist Checklist) Checklist(WriteScope scope, Guid id)
    {
        var card = CardScope.Active(scope, scope.Statement(CardOfChecklistSql).Scalar<Guid>(id));
        return (card, scope.Db.Set<Checklist>().AsTracking().First(row => row.Id == id));
    }

    /// <summary>An item's card; both are tracked.</summary>
    /// <inheritdoc cref="Checklist" path="/exception"/>
    public static (Card Card, CheckItem Item) Item(WriteScope scope, Guid id)
    {
        var card = CardScope.Active(scope, scope.Statement(CardOfItemSql).Scalar<Guid>(id));
        return (card, scope.Db.Set<CheckItem>().AsTracking().First(row => row.Id == id));
    }

    /// <summary>Saves what was changed, with what the card counts of it.</summary>
    public static void Save(WriteScope scope, Card card)
    {
        scope.Db.SaveChanges();
        using (var counts = scope.Statement(CountSql).Query(card.Id))
        {
            counts.Read();
            (card.CheckTotal, card.CheckDone) = (counts.GetInt32(0), counts.GetInt32(1));
        }

        card.Version++;
        scope.Db.SaveChanges();
    }
}

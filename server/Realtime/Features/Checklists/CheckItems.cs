using Realtime.Features.Cards;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Checklists;

/// <summary>Makes, changes, moves and deletes the items of checklists; each answers with the card.</summary>
public sealed class CheckItems(EventLog log, TimeProvider clock)
{
    /// <summary>Makes an item.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_active</c>, <c>limit.exceeded</c>,
    /// <c>operation.mismatch</c>.
    /// </exception>
    public Task<CardView> CreateAsync(
        Caller caller, Guid checklistId, CreateCheckItemRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (id, text) = (Ids.New(clock), CheckText("text", request.Text));
        return log.ChangeAsync(
            caller, "check_item.create", checklistId, opId,
            scope => CheckItemCommands.Insert(scope, checklistId, id, text, request.AssigneeId, request.AfterId), cancellationToken);
    }

    /// <summary>Changes what is given and leaves the rest.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_active</c>, <c>operation.mismatch</c>.
    /// </exception>
    public Task<CardView> UpdateAsync(Caller caller, Guid id, CheckItemChange request, Guid? opId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var change = request.Text.IsSet ? request with { Text = CheckText("text", request.Text.Value) } : request;
        return log.ChangeAsync(
            caller, "check_item.update", id, opId, scope => CheckItemCommands.Update(scope, id, change), cancellationToken);
    }

    /// <summary>Puts an item elsewhere in its card.</summary>
    /// <inheritdoc cref="CreateAsync" path="/exception"/>
    public Task<CardView> MoveAsync(Caller caller, Guid id, MoveCheckItemRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return log.ChangeAsync(
            caller, "check_item.move", id, opId, scope => CheckItemCommands.Move(scope, id, request.ChecklistId, request.AfterId),
            cancellationToken);
    }

    /// <summary>Deletes an item.</summary>
    /// <exception cref="DomainError">
    /// <c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_active</c>, <c>operation.mismatch</c>.
    /// </exception>
    public Task<CardView> DeleteAsync(Caller caller, Guid id, Guid? opId, CancellationToken cancellationToken) =>
        log.ChangeAsync(caller, "check_item.delete", id, opId, scope => CheckItemCommands.Delete(scope, id), cancellationToken);

    internal static string CheckText(string member, string? text) => Text.CheckLine(member, text, 1, CheckItem.MaxTextLength);
}

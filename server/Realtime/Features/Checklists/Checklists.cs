using Realtime.Features.Cards;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Checklists;

/// <summary>Makes, renames and deletes the checklists of cards; each answers with the card.</summary>
public sealed class Checklists(EventLog log, TimeProvider clock)
{
    /// <summary>Makes a checklist below the card's others.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_active</c>, <c>limit.exceeded</c>,
    /// <c>operation.mismatch</c>.
    /// </exception>
    public Task<CardView> CreateAsync(
        Caller caller, Guid cardId, CreateChecklistRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (id, title, texts) = (Ids.New(clock), CheckTitle(request.Title), request.Items ?? []);
        if (texts.Count > CheckItem.MaxInChecklist)
        {
            throw Errors.Invalid("items", $"It must hold at most {CheckItem.MaxInChecklist} texts.");
        }

        string[] items = [.. texts.Select(text => CheckItems.CheckText("items", text))];
        return log.ChangeAsync(
            caller, "checklist.create", cardId, opId, scope => ChecklistCommands.Insert(scope, cardId, id, title, items),
            cancellationToken);
    }

    /// <summary>Renames a checklist.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_active</c>, <c>operation.mismatch</c>.
    /// </exception>
    public Task<CardView> UpdateAsync(
        Caller caller, Guid id, UpdateChecklistRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var title = CheckTitle(request.Title);
        return log.ChangeAsync(
            caller, "checklist.update", id, opId, scope => ChecklistCommands.Rename(scope, id, title), cancellationToken);
    }

    /// <summary>Deletes a checklist with its items.</summary>
    /// <exception cref="DomainError">
    /// <c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_active</c>, <c>operation.mismatch</c>.
    /// </exception>
    public Task<CardView> DeleteAsync(Caller caller, Guid id, Guid? opId, CancellationToken cancellationToken) =>
        log.ChangeAsync(caller, "checklist.delete", id, opId, scope => ChecklistCommands.Delete(scope, id), cancellationToken);

    private static string CheckTitle(string title) => Text.CheckLine("title", title, 1, Checklist.MaxTitleLength);
}

using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Cards;

/// <summary>Makes, changes and shows cards.</summary>
public sealed class Cards(
    EventLog log, Access workspaces, BoardAccess access, IDbContextFactory<AppDbContext> factory, TimeProvider clock)
{
    /// <summary>Makes a card in a list.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>list.full</c>, <c>limit.exceeded</c>,
    /// <c>operation.mismatch</c>.
    /// </exception>
    public async Task<CardView> CreateAsync(
        Caller caller, Guid listId, CreateCardRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        var (id, wanted) = (Ids.New(clock), NewCards.Check(request));
        var created = await log.WriteAsync(
            listId,
            new Operation(caller.UserId, "card.create", opId),
            scope => new CreatedCard(listId, NewCards.Insert(scope, workspaces, id, listId, wanted)),
            cancellationToken);
        return created.ListId == listId ? created.Card : throw Errors.OperationMismatch();
    }

    /// <summary>Changes what is given and leaves the rest; the last writer wins, but for texts.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_active</c>, <c>version.stale</c>,
    /// <c>operation.mismatch</c>.
    /// </exception>
    public async Task<CardView> UpdateAsync(
        Caller caller, Guid id, UpdateCardRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        var change = CardTexts.Check(request);
        var view = await log.WriteAsync(
            id,
            new Operation(caller.UserId, "card.update", opId),
            scope => CardEdits.Apply(scope, id, change, request.Version),
            cancellationToken);
        return view.Id == id ? view : throw Errors.OperationMismatch();
    }

    /// <summary>One card with its checklists, whatever its state.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public async Task<CardView> GetAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await access.CardAsync(caller, id, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        return await CardViews.ViewAsync(db, id, cancellationToken) ?? throw Errors.NotFound();
    }

    /// <summary>A page of the cards that were put away, newest first; three queries for any page.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>, <c>resource.not_found</c>.</exception>
    public async Task<Page<CardSummary>> PutAwayAsync(
        Caller caller, Guid boardId, string? state, string? after, int? limit, CancellationToken cancellationToken)
    {
        var wanted = state switch
        {
            "archived" => CardState.Archived,
            "trashed" => CardState.Trashed,
            _ => throw Errors.Invalid("state", "It must be archived or trashed."),
        };
        var ((before, id), count) = (PutAwayCursor.Parse(after), Paging.Limit(limit));
        await access.BoardAsync(caller, boardId, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var rows = await CardViews.SummariesAsync(
            db,
            db.Set<Card>()
                .Where(card => card.BoardId == boardId && card.State == wanted
                    && (card.StateChangedAt < before || (card.StateChangedAt == before && card.Id > id)))
                .OrderByDescending(card => card.StateChangedAt).ThenBy(card => card.Id)
                .Take(count + 1),
            cancellationToken);
        return rows.Count <= count
            ? new Page<CardSummary>(rows)
            : new Page<CardSummary>(rows[..count], PutAwayCursor.Write(rows[count - 1]));
    }
}

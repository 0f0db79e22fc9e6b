using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Features.Cards;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Jobs;

namespace Realtime.Features.Recurrence;

/// <summary>
/// Makes the next copy of a recurring card: one for each instant. Instants that the server slept through, or for
/// which there was no place, are made up for by one copy.
/// </summary>
internal sealed class RecurrenceWork(EventLog log, IDbContextFactory<AppDbContext> factory) : IDueWork
{
    public const string WorkName = "recurrences";

    public string Name => WorkName;

    public async Task<IReadOnlyList<DateTimeOffset>> AheadAsync(
        DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await Waiting(db, until)
            .Where(row => row.NextAt > after)
            .Select(row => row.NextAt!.Value).Distinct().Order().Take(1000)
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<DueItem>> DueAsync(
        DateTimeOffset until, DueItem after, int limit, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await Waiting(db, until)
            .Where(row => row.NextAt >= after.At && (row.NextAt > after.At || row.CardId > after.Id))
            .OrderBy(row => row.NextAt).ThenBy(row => row.CardId).Take(limit)
            .Select(row => new DueItem(row.CardId, row.CreatedBy, row.NextAt!.Value))
            .ToListAsync(cancellationToken);
    }

    public async Task RunAsync(DueItem item, CancellationToken cancellationToken)
    {
        try
        {
            var operation = new Operation(item.UserId, RecurringCards.CopyKind, Ids.Of(item.Id, item.At));
            await log.WriteAsync(item.Id, operation, scope => RecurrenceCopies.Make(scope, item), cancellationToken);
        }
        catch (DomainError moved) when (moved.Code == "resource.not_found")
        {
            // Removed, made or moved since it was read, or there is no place for the copy yet: then the next pass asks again.
        }
    }

    /// <summary>On an archived board copies wait; one makes up for all that passed when the board comes back.</summary>
    private static IQueryable<CardRecurrence> Waiting(AppDbContext db, DateTimeOffset until) =>
        from row in db.Set<CardRecurrence>()
        where row.NextAt != null && row.NextAt <= until
        join card in db.Set<Card>() on row.CardId equals card.Id
        join board in db.Set<Board>() on card.BoardId equals board.Id
        where !board.IsArchived
        select row;
}

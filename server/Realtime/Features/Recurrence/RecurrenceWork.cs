using Microsoft.EntityFrameworkCore;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Jobs;

namespace Realtime.Features.Recurrence;

/// <summary>
/// Makes the next copy of a recurring card: one for each instant. Instants that the server slept through are made up for by one copy.
/// </summary>
internal sealed class RecurrenceWork(EventLog log, IDbContextFactory<AppDbContext> factory) : IDueWork
{
    public const string WorkName = "recurrences";

    public string Name => WorkName;

    public async Task<IReadOnlyList<DateTimeOffset>> AheadAsync(DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Set<CardRecurrence>()
            .Where(row => row.NextAt > after && row.NextAt <= until)
            .Select(row => row.NextAt!.Value).Distinct().Order().Take(1000)
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<DueItem>> DueAsync(DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Set<CardRecurrence>()
            .Where(row => row.NextAt <= until)
            .OrderBy(row => row.NextAt).Take(limit)
            .Select(row => new DueItem(row.CardId, row.CreatedBy, row.NextAt!.Value))
            .ToListAsync(cancellationToken);
    }

    public async Task RunAsync(DueItem item, CancellationToken cancellationToken)
    {
        try
        {
            var operation = new Operation(item.UserId, "recurrence.copy", Ids.Of(item.Id, item.At));
            await log.WriteAsync(item.Id, operation, scope => RecurrenceCopies.Make(scope, item), cancellationToken);
        }
        catch (DomainError moved) when (moved.Code == "resource.not_found")
        {
            // Removed, made or moved since it was read.
        }
    }
}

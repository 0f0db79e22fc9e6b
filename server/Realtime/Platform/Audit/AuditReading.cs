using Microsoft.EntityFrameworkCore;
using Realtime.Platform.Data;

namespace Realtime.Platform.Audit;

/// <summary>Reads the audit log piece by piece: a reader that takes its time must not hold back the write-ahead log.</summary>
internal sealed class AuditReading(IDbContextFactory<AppDbContext> databases)
{
    public const int PageSize = 500;

    /// <summary>All chains; the server's own, whose id is the empty one, comes first.</summary>
    public async Task<List<Guid>> ChainsAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<AuditChain>().Select(chain => chain.Id)
            .Union(db.Set<AuditEntry>().Select(entry => entry.ChainId))
            .OrderBy(id => id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Entries of a chain, oldest first; fewer than <see cref="PageSize"/> are the last.</summary>
    /// <param name="chainId">The chain.</param>
    /// <param name="after">The last that is known; 0 for none.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<List<AuditEntry>> PageAsync(Guid chainId, long after, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<AuditEntry>()
            .Where(entry => entry.ChainId == chainId && entry.Seq > after)
            .OrderBy(entry => entry.Seq)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
    }
}

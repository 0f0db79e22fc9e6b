using Microsoft.EntityFrameworkCore;
using Realtime.Platform.Data;

namespace Realtime.Platform.Audit;

/// <summary>A piece of a chain, and where the chain ended at that moment.</summary>
/// <param name="Entries">Oldest first.</param>
/// <param name="End">Null when there is no such chain.</param>
internal readonly record struct AuditPiece(List<AuditEntry> Entries, AuditChain? End);

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

    /// <summary>The chains that the server's own tells of.</summary>
    public async Task<HashSet<Guid>> BegunAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<AuditEntry>()
            .Where(entry => entry.ChainId == Guid.Empty && entry.Action == AuditLog.ChainBegun && entry.TargetId != null)
            .Select(entry => entry.TargetId!.Value)
            .ToHashSetAsync(cancellationToken);
    }

    /// <summary>Entries of a chain, oldest first; fewer than <see cref="PageSize"/> are the last.</summary>
    /// <param name="chainId">The chain.</param>
    /// <param name="after">The last that is known; 0 for none.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<List<AuditEntry>> PageAsync(Guid chainId, long after, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await PageAsync(db, chainId, after, cancellationToken);
    }

    /// <summary>The same with the chain's end of the same moment, or what is written meanwhile would look like a break.</summary>
    public async Task<AuditPiece> PieceAsync(Guid chainId, long after, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var end = await db.Set<AuditChain>().FirstOrDefaultAsync(chain => chain.Id == chainId, cancellationToken);
        return new AuditPiece(await PageAsync(db, chainId, after, cancellationToken), end);
    }

    private static Task<List<AuditEntry>> PageAsync(AppDbContext db, Guid chainId, long after, CancellationToken cancellationToken) =>
        db.Set<AuditEntry>()
            .Where(entry => entry.ChainId == chainId && entry.Seq > after)
            .OrderBy(entry => entry.Seq)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
}

using Microsoft.EntityFrameworkCore;
using Realtime.Platform.Data;

namespace Realtime.Platform.Audit;

/// <summary>Where a chain is broken.</summary>
/// <param name="ChainId">The chain.</param>
/// <param name="Seq">The first entry that is not as it was written, or is missing.</param>
/// <param name="Reason">One sentence for a person.</param>
public sealed record AuditBreak(Guid ChainId, long Seq, string Reason);

/// <summary>Finds out whether the audit log is as it was written.</summary>
public sealed class AuditCheck(IDbContextFactory<AppDbContext> databases)
{
    /// <summary>Goes over all chains.</summary>
    /// <returns>The first break of each chain that has one.</returns>
    public async Task<IReadOnlyList<AuditBreak>> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var heads = await db.Set<AuditChain>().ToDictionaryAsync(chain => chain.Id, cancellationToken);
        var chains = await db.Set<AuditEntry>().Select(entry => entry.ChainId).Distinct().ToListAsync(cancellationToken);
        List<AuditBreak> breaks = [];
        foreach (var chainId in chains.Union(heads.Keys).Order())
        {
            if (await CheckAsync(db, chainId, heads.GetValueOrDefault(chainId), cancellationToken) is { } found)
            {
                breaks.Add(found);
            }
        }

        return breaks;
    }

    private static async Task<AuditBreak?> CheckAsync(AppDbContext db, Guid chainId, AuditChain? head, CancellationToken cancellationToken)
    {
        var (seq, hash) = (0L, new byte[AuditHash.Length]);
        await foreach (var entry in db.Set<AuditEntry>().Where(row => row.ChainId == chainId).OrderBy(row => row.Seq)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (entry.Seq != seq + 1)
            {
                return new AuditBreak(chainId, seq + 1, "An entry is missing.");
            }

            if (!entry.Previous.AsSpan().SequenceEqual(hash) || !AuditHash.Of(entry).AsSpan().SequenceEqual(entry.Hash))
            {
                return new AuditBreak(chainId, entry.Seq, "An entry is not as it was written.");
            }

            (seq, hash) = (entry.Seq, entry.Hash);
        }

        return head is null || head.Seq != seq || !head.Hash.AsSpan().SequenceEqual(hash)
            ? new AuditBreak(chainId, seq + 1, "The end is not where it was.")
            : null;
    }
}

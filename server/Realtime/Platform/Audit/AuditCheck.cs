using Microsoft.EntityFrameworkCore;
using Realtime.Platform.Data;

namespace Realtime.Platform.Audit;

/// <summary>Where a chain is broken.</summary>
/// <param name="ChainId">The chain.</param>
/// <param name="Seq">The first entry that is not as it was written, or is missing.</param>
/// <param name="Reason">One sentence for a person.</param>
internal sealed record AuditBreak(Guid ChainId, long Seq, string Reason);

/// <summary>What a check found.</summary>
/// <param name="Chains">How many chains there are.</param>
/// <param name="Entries">How many entries are as they were written.</param>
/// <param name="Breaks">The first break of each chain that has one.</param>
internal sealed record AuditFindings(int Chains, long Entries, IReadOnlyList<AuditBreak> Breaks);

/// <summary>Finds out whether the audit log is as it was written; the server may go on writing meanwhile.</summary>
internal sealed class AuditCheck(IDbContextFactory<AppDbContext> databases, AuditReading reading)
{
    /// <summary>Goes over all chains.</summary>
    public async Task<AuditFindings> RunAsync(CancellationToken cancellationToken)
    {
        var chains = await reading.ChainsAsync(cancellationToken);
        var (entries, breaks) = (0L, new List<AuditBreak>());
        foreach (var chainId in chains)
        {
            var (sound, found) = await CheckAsync(chainId, cancellationToken);
            entries += sound;
            breaks.AddRange(found is null ? [] : [found]);
        }

        return new AuditFindings(chains.Count, entries, breaks);
    }

    private async Task<(long Sound, AuditBreak? Break)> CheckAsync(Guid chainId, CancellationToken cancellationToken)
    {
        // The head and the entries of one and the same moment, or what is written meanwhile would look like a break.
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var head = await db.Set<AuditChain>().FirstOrDefaultAsync(chain => chain.Id == chainId, cancellationToken);
        var (seq, hash) = (0L, new byte[AuditHash.Length]);
        await foreach (var entry in db.Set<AuditEntry>().Where(row => row.ChainId == chainId).OrderBy(row => row.Seq)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (entry.Seq != seq + 1)
            {
                return (seq, new AuditBreak(chainId, seq + 1, "It is missing."));
            }

            if (!entry.Previous.AsSpan().SequenceEqual(hash) || !AuditHash.Of(entry).AsSpan().SequenceEqual(entry.Hash))
            {
                return (seq, new AuditBreak(chainId, entry.Seq, "It is not as it was written, or not where."));
            }

            (seq, hash) = (entry.Seq, entry.Hash);
        }

        return head is not null && head.Seq == seq && head.Hash.AsSpan().SequenceEqual(hash)
            ? (seq, null)
            : (seq, new AuditBreak(chainId, seq + 1, "The chain does not end where it did."));
    }
}

namespace Realtime.Platform.Audit;

/// <summary>Where a chain is broken.</summary>
/// <param name="ChainId">The chain.</param>
/// <param name="Seq">The first entry that is not as it was written, or is missing.</param>
/// <param name="Reason">One sentence for a person.</param>
internal sealed record AuditBreak(Guid ChainId, long Seq, string Reason);

/// <summary>What a check found.</summary>
/// <param name="Chains">How many chains there are, or should be.</param>
/// <param name="Entries">How many entries are as they were written.</param>
/// <param name="Breaks">The first break of each chain that has one.</param>
internal sealed record AuditFindings(int Chains, long Entries, IReadOnlyList<AuditBreak> Breaks);

/// <summary>Finds out whether the audit log is as it was written; the server may go on writing meanwhile.</summary>
internal sealed class AuditCheck(AuditReading reading)
{
    /// <summary>Goes over all chains.</summary>
    public async Task<AuditFindings> RunAsync(CancellationToken cancellationToken)
    {
        // In this order: a chain that begins in between is told of already when it is looked for.
        var present = await reading.ChainsAsync(cancellationToken);
        var begun = await reading.BegunAsync(cancellationToken);
        var wanted = present.Concat(begun).Append(Guid.Empty).Distinct().ToList();
        if (present.Count == 0 && begun.Count == 0)
        {
            return new AuditFindings(0, 0, []);
        }

        var (entries, breaks) = (0L, new List<AuditBreak>());
        foreach (var chainId in wanted)
        {
            var (sound, found) = await CheckAsync(chainId, cancellationToken);
            if (chainId != Guid.Empty && !begun.Contains(chainId))
            {
                found ??= new AuditBreak(chainId, 1, "The server's own chain does not tell of it.");
            }

            entries += sound;
            breaks.AddRange(found is null ? [] : [found]);
        }

        return new AuditFindings(wanted.Count, entries, breaks);
    }

    private async Task<(long Sound, AuditBreak? Break)> CheckAsync(Guid chainId, CancellationToken cancellationToken)
    {
        var (seq, hash) = (0L, new byte[AuditHash.Length]);
        while (true)
        {
            AuditPiece piece;
            try
            {
                piece = await reading.PieceAsync(chainId, seq, cancellationToken);
            }
            catch (Exception exception) when (exception is FormatException or InvalidCastException or InvalidOperationException)
            {
                // The database takes any text in any column; the product wrote none that cannot be read.
                return (seq, new AuditBreak(chainId, seq + 1, "It, or one soon after it, cannot be read."));
            }

            foreach (var entry in piece.Entries)
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

            if (piece.Entries.Count < AuditReading.PageSize)
            {
                return (seq, EndBreak(chainId, seq, hash, piece.End));
            }
        }
    }

    private static AuditBreak? EndBreak(Guid chainId, long seq, byte[] hash, AuditChain? end) => end switch
    {
        null when seq == 0 => new AuditBreak(chainId, 1, "The whole chain is missing."),
        not null when end.Seq == seq && end.Hash.AsSpan().SequenceEqual(hash) => null,
        _ => new AuditBreak(chainId, seq + 1, "The chain does not end where it did."),
    };
}

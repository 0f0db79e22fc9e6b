using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Platform.Audit;

/// <summary>Who did what to what, with before and after. Entries of one chain follow each other by number and by hash.</summary>
public sealed class AuditEntry
{
    /// <summary>The workspace; the empty id for what belongs to none, such as signing in.</summary>
    public Guid ChainId { get; init; }

    /// <summary>From 1 on, without gaps.</summary>
    public long Seq { get; init; }

    /// <summary>When; whole milliseconds.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who; null where nobody was signed in.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>By which session or API token.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>From where: an IPv4 address or the /64 of an IPv6 address.</summary>
    public string? Network { get; init; }

    /// <summary>What, such as <c>member.removed</c>.</summary>
    public required string Action { get; init; }

    /// <summary>To what kind of thing, such as <c>channel</c>.</summary>
    public string? TargetKind { get; init; }

    /// <summary>To which; null where there is no such thing.</summary>
    public Guid? TargetId { get; init; }

    /// <summary>JSON of what it was; null where there was nothing.</summary>
    public string? Before { get; init; }

    /// <summary>JSON of what it is now; null where there is nothing.</summary>
    public string? After { get; init; }

    /// <summary>The hash of the entry before; 32 zeros for the first.</summary>
    public required byte[] Previous { get; init; }

    /// <summary>See <see cref="AuditHash"/>.</summary>
    public required byte[] Hash { get; set; }
}

/// <summary>The last entry of a chain, so that one that was cut off is noticed.</summary>
internal sealed class AuditChain
{
    public Guid Id { get; set; }

    public long Seq { get; set; }

    public required byte[] Hash { get; set; }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasKey(entry => new { entry.ChainId, entry.Seq });
        builder.Property(entry => entry.Action).HasMaxLength(64);
        builder.Property(entry => entry.Network).HasMaxLength(64);
        builder.Property(entry => entry.TargetKind).HasMaxLength(64);
        builder.Property(entry => entry.Previous).HasMaxLength(AuditHash.Length);
        builder.Property(entry => entry.Hash).HasMaxLength(AuditHash.Length);
        builder.HasIndex(entry => new { entry.ChainId, entry.ActorId, entry.Seq });
        builder.HasIndex(entry => new { entry.ChainId, entry.Action, entry.Seq });
    }
}

internal sealed class AuditChainConfiguration : IEntityTypeConfiguration<AuditChain>
{
    public void Configure(EntityTypeBuilder<AuditChain> builder)
    {
        builder.ToTable("audit_chains");
        builder.Property(chain => chain.Hash).HasMaxLength(AuditHash.Length);
    }
}

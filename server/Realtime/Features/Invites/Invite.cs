using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Realtime.Features.Workspaces;

namespace Realtime.Features.Invites;

/// <summary>A way into a workspace for whoever holds its code.</summary>
internal sealed class Invite
{
    /// <summary>128 random bits in hexadecimal: no guessing, and no letter case that a database could confuse.</summary>
    public const int CodeLength = 32;

    public Guid Id { get; set; }

    public required string Code { get; set; }

    public Guid WorkspaceId { get; set; }

    /// <summary>The role that it gives.</summary>
    public WorkspaceRole Role { get; set; }

    /// <summary>How many people may come in by it; null without limit.</summary>
    public int? MaxUses { get; set; }

    /// <summary>How many have.</summary>
    public int Uses { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public Guid CreatedBy { get; set; }

    public bool IsOpen(DateTimeOffset now) => now < ExpiresAt && (MaxUses is null || Uses < MaxUses);
}

internal sealed class InviteConfiguration : IEntityTypeConfiguration<Invite>
{
    public void Configure(EntityTypeBuilder<Invite> builder)
    {
        builder.ToTable("invites");
        builder.Property(invite => invite.Code).HasMaxLength(Invite.CodeLength);
        builder.HasIndex(invite => invite.Code).IsUnique();
        builder.HasIndex(invite => new { invite.WorkspaceId, invite.Id });
        builder.HasOne<Workspace>().WithMany().HasForeignKey(invite => invite.WorkspaceId).OnDelete(DeleteBehavior.Restrict);
    }
}

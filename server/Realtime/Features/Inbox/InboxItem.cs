using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Features.Inbox;

/// <summary>One notice to one person.</summary>
internal sealed class InboxItem
{
    public Guid Id { get; set; }

    public Guid UserId { get; set; }

    /// <summary>The sequence number of its <c>inbox.added</c> in the person's stream: the order of the inbox.</summary>
    public long Seq { get; set; }

    /// <summary>One of <see cref="InboxKinds"/>.</summary>
    public required string Kind { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? ReadAt { get; set; }

    public Guid WorkspaceId { get; set; }

    /// <summary>UTF-8 JSON; what it holds depends on the kind.</summary>
    public required byte[] Data { get; set; }
}

internal sealed class InboxItemConfiguration : IEntityTypeConfiguration<InboxItem>
{
    public void Configure(EntityTypeBuilder<InboxItem> builder)
    {
        builder.ToTable("inbox_items");
        builder.Property(item => item.Kind).HasMaxLength(16);
        builder.HasIndex(item => new { item.UserId, item.Seq }).IsUnique();

        // Only what is unread is counted, and it stays few.
        builder.HasIndex(item => new { item.UserId, item.ReadAt }).HasFilter("read_at is null");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Realtime.Features.Workspaces;

namespace Realtime.Features.Channels;

/// <summary>A conversation of a workspace. A public one is every member's; a private one has members of its own.</summary>
internal sealed class Channel
{
    public const int MaxNameLength = 80;
    public const int MaxTopicLength = 250;

    public Guid Id { get; set; }

    public Guid WorkspaceId { get; set; }

    public required string Name { get; set; }

    /// <summary>The name as it is compared: unique in the workspace, among archived channels too, so that any can come back.</summary>
    public required string NameKey { get; set; }

    /// <summary>What it is about; may be empty.</summary>
    public required string Topic { get; set; }

    public bool IsPrivate { get; set; }

    public bool IsArchived { get; set; }

    public long Version { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public Guid CreatedBy { get; set; }
}

internal sealed class ChannelConfiguration : IEntityTypeConfiguration<Channel>
{
    public void Configure(EntityTypeBuilder<Channel> builder)
    {
        builder.ToTable("channels");
        builder.Property(channel => channel.Name).HasMaxLength(Channel.MaxNameLength);
        builder.Property(channel => channel.NameKey).HasMaxLength(Channel.MaxNameLength);
        builder.Property(channel => channel.Topic).HasMaxLength(Channel.MaxTopicLength);
        builder.HasIndex(channel => new { channel.WorkspaceId, channel.NameKey }).IsUnique();
        builder.HasOne<Workspace>().WithMany().HasForeignKey(channel => channel.WorkspaceId).OnDelete(DeleteBehavior.Restrict);
    }
}

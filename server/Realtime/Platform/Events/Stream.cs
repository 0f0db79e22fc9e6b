using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Platform.Events;

/// <summary>A stream: the unit of order. Its id is the id of what it belongs to (a channel, a workspace, a user).</summary>
public sealed class Stream
{
    /// <summary>The owner's id.</summary>
    public Guid Id { get; set; }

    /// <summary>What owns it: <c>channel</c>, <c>workspace</c>, <c>user</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>The sequence number of the newest event; 0 when there is none.</summary>
    public long Head { get; set; }
}

internal sealed class StreamConfiguration : IEntityTypeConfiguration<Stream>
{
    public void Configure(EntityTypeBuilder<Stream> builder)
    {
        builder.ToTable("streams");
        builder.Property(stream => stream.Kind).HasMaxLength(32);
    }
}

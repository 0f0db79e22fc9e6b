using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Features.Channels;

/// <summary>How far somebody has read a channel. No marker means 0: nothing yet.</summary>
internal sealed class ReadMarker
{
    public Guid ChannelId { get; set; }

    public Guid UserId { get; set; }

    /// <summary>The last event's sequence number that was seen.</summary>
    public long Seq { get; set; }
}

internal sealed class ReadMarkerConfiguration : IEntityTypeConfiguration<ReadMarker>
{
    public void Configure(EntityTypeBuilder<ReadMarker> builder)
    {
        builder.ToTable("read_markers");
        builder.HasKey(marker => new { marker.UserId, marker.ChannelId });
    }
}

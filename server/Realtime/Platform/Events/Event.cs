using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Platform.Events;

/// <summary>One fact of a stream. Its data is serialised once: the same bytes are stored, broadcast and replayed.</summary>
[JsonConverter(typeof(EventConverter))]
public sealed class Event
{
    /// <summary>The stream.</summary>
    public Guid StreamId { get; init; }

    /// <summary>Position in the stream; dense from 1.</summary>
    public long Seq { get; init; }

    /// <summary>What happened, such as <c>message.posted</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Who did it.</summary>
    public Guid ActorId { get; init; }

    /// <summary>The operation id that the actor gave, or null.</summary>
    public Guid? OpId { get; init; }

    /// <summary>When it was committed; whole milliseconds.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>UTF-8 JSON; does not repeat what the envelope says.</summary>
#pragma warning disable CA1819 // the bytes are written as they are, hundreds of thousands of times a second; nobody changes them
    public required byte[] Data { get; init; }
#pragma warning restore CA1819
}

internal sealed class EventConfiguration : IEntityTypeConfiguration<Event>
{
    public void Configure(EntityTypeBuilder<Event> builder)
    {
        builder.ToTable("events");
        builder.HasKey(e => new { e.StreamId, e.Seq });
        builder.Property(e => e.Type).HasMaxLength(64);
    }
}

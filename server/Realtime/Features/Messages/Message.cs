using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Features.Messages;

/// <summary>What somebody said in a channel. A deleted one stays as a tombstone, so that its thread keeps its place.</summary>
internal sealed class Message
{
    public const int MaxBodyLength = 16_000;

    public Guid Id { get; set; }

    public Guid ChannelId { get; set; }

    /// <summary>The sequence number of its <c>message.posted</c> in the channel's stream: the order of the history.</summary>
    public long Seq { get; set; }

    public Guid AuthorId { get; set; }

    /// <summary>Empty once deleted; the stream's events keep what it was.</summary>
    public required string Body { get; set; }

    /// <summary>The message that it replies to; null when it stands in the channel itself.</summary>
    public Guid? ThreadRootId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? EditedAt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>1, and one more with each edit. Deleting does not count: there is nothing left to edit.</summary>
    public long Version { get; set; }
}

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    private const string IsReply = "thread_root_id is not null";

    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("messages");
        builder.Property(message => message.Body).HasMaxLength(Message.MaxBodyLength);

        // No foreign keys: the statement that checks access has just read the channel, and posting is the busiest write of all.
        builder.HasIndex(message => new { message.ChannelId, message.Seq }).IsUnique();

        // Only replies are in the thread's indexes, so that a plain post does not pay for them.
        builder.HasIndex(message => new { message.ThreadRootId, message.Seq }).HasFilter(IsReply);
        builder.HasIndex(message => new { message.ThreadRootId, message.DeletedAt, message.CreatedAt }).HasFilter(IsReply);
    }
}

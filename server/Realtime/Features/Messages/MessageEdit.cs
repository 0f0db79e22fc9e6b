using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Features.Messages;

/// <summary>What a message said before an edit.</summary>
internal sealed class MessageEdit
{
    public Guid MessageId { get; set; }

    /// <summary>The message's version that had this body.</summary>
    public long Version { get; set; }

    public required string Body { get; set; }

    /// <summary>When the edit replaced it.</summary>
    public DateTimeOffset EditedAt { get; set; }
}

internal sealed class MessageEditConfiguration : IEntityTypeConfiguration<MessageEdit>
{
    public void Configure(EntityTypeBuilder<MessageEdit> builder)
    {
        builder.ToTable("message_edits");
        builder.HasKey(edit => new { edit.MessageId, edit.Version });
        builder.Property(edit => edit.Body).HasMaxLength(Message.MaxBodyLength);
        builder.HasOne<Message>().WithMany().HasForeignKey(edit => edit.MessageId).OnDelete(DeleteBehavior.Restrict);
    }
}

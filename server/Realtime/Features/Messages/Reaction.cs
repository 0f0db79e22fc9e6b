using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Features.Messages;

/// <summary>One person's emoji on a message.</summary>
internal sealed class Reaction
{
    public Guid MessageId { get; set; }

    public Guid UserId { get; set; }

    public required string Emoji { get; set; }

    /// <summary>The sequence number of its <c>reaction.added</c>: the order of those who gave the same emoji.</summary>
    public long Seq { get; set; }

    /// <summary>
    /// The sequence number with which this emoji came to the message: the order of the emoji. Each who joins takes it over, so
    /// that an emoji keeps its place when its first giver takes it back, as it does for those who follow the events.
    /// </summary>
    public long FirstSeq { get; set; }
}

internal sealed class ReactionConfiguration : IEntityTypeConfiguration<Reaction>
{
    public void Configure(EntityTypeBuilder<Reaction> builder)
    {
        builder.ToTable("reactions");
        builder.HasKey(reaction => new { reaction.MessageId, reaction.Emoji, reaction.UserId });
        builder.Property(reaction => reaction.Emoji).HasMaxLength(EmojiText.MaxLength);
        builder.HasOne<Message>().WithMany().HasForeignKey(reaction => reaction.MessageId).OnDelete(DeleteBehavior.Restrict);
    }
}

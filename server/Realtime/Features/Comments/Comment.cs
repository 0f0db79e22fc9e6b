using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Realtime.Features.Cards;

namespace Realtime.Features.Comments;

/// <summary>What somebody said about a card. A deleted one stays as a tombstone.</summary>
internal sealed class Comment
{
    public const int MaxBodyLength = 16_000;

    public Guid Id { get; set; }

    public Guid CardId { get; set; }

    /// <summary>The sequence number of its <c>comment.posted</c> in the board's stream: the order of the comments.</summary>
    public long Seq { get; set; }

    public Guid AuthorId { get; set; }

    /// <summary>Empty once deleted; the stream's events keep what it was.</summary>
    public required string Body { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? EditedAt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>1, and one more with each edit.</summary>
    public long Version { get; set; }
}

internal sealed class CommentConfiguration : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.ToTable("comments");
        builder.Property(comment => comment.Body).HasMaxLength(Comment.MaxBodyLength);
        builder.HasIndex(comment => new { comment.CardId, comment.Seq }).IsUnique();
        builder.HasOne<Card>().WithMany().HasForeignKey(comment => comment.CardId).OnDelete(DeleteBehavior.Cascade);
    }
}

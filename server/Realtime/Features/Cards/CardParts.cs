using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Features.Cards;

/// <summary>A label on a card.</summary>
internal sealed class CardLabel
{
    public Guid CardId { get; set; }

    public Guid LabelId { get; set; }
}

/// <summary>Somebody who does the work.</summary>
internal sealed class CardAssignee
{
    public Guid CardId { get; set; }

    public Guid UserId { get; set; }
}

/// <summary>Which event of a board touched which part of which card: the way from a card into the log.</summary>
internal sealed class CardActivity
{
    public Guid CardId { get; set; }

    /// <summary>In the board's stream.</summary>
    public long Seq { get; set; }

    /// <summary>Such as <c>title</c> or <c>label:</c> with an id; see <see cref="CardFields"/>.</summary>
    public required string Field { get; set; }

    public Guid BoardId { get; set; }

    public Guid ActorId { get; set; }
}

internal sealed class CardPartsConfiguration :
    IEntityTypeConfiguration<CardLabel>, IEntityTypeConfiguration<CardAssignee>, IEntityTypeConfiguration<CardActivity>
{
    public void Configure(EntityTypeBuilder<CardLabel> builder)
    {
        builder.ToTable("card_labels");
        builder.HasKey(row => new { row.CardId, row.LabelId });
        builder.HasIndex(row => row.LabelId);
        builder.HasOne<Card>().WithMany().HasForeignKey(row => row.CardId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CardAssignee> builder)
    {
        builder.ToTable("card_assignees");
        builder.HasKey(row => new { row.CardId, row.UserId });
        builder.HasIndex(row => row.UserId);
        builder.HasOne<Card>().WithMany().HasForeignKey(row => row.CardId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CardActivity> builder)
    {
        builder.ToTable("card_activity");
        builder.HasKey(row => new { row.CardId, row.Seq, row.Field });
        builder.Property(row => row.Field).HasMaxLength(64);
    }
}

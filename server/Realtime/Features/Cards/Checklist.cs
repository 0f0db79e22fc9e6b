using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Features.Cards;

/// <summary>A list of small things to do for a card.</summary>
internal sealed class Checklist
{
    public const int MaxTitleLength = 120;
    public const int MaxOnCard = 20;

    public Guid Id { get; set; }

    public Guid CardId { get; set; }

    public required string Title { get; set; }

    public required string Rank { get; set; }
}

/// <summary>One of the small things.</summary>
internal sealed class CheckItem
{
    public const int MaxTextLength = 500;
    public const int MaxInChecklist = 100;

    public Guid Id { get; set; }

    public Guid ChecklistId { get; set; }

    public required string Text { get; set; }

    public bool IsDone { get; set; }

    public Guid? AssigneeId { get; set; }

    public required string Rank { get; set; }
}

internal sealed class ChecklistConfiguration : IEntityTypeConfiguration<Checklist>, IEntityTypeConfiguration<CheckItem>
{
    public void Configure(EntityTypeBuilder<Checklist> builder)
    {
        builder.ToTable("checklists");
        builder.Property(checklist => checklist.Title).HasMaxLength(Checklist.MaxTitleLength);
        builder.HasIndex(checklist => checklist.CardId);
        builder.HasOne<Card>().WithMany().HasForeignKey(checklist => checklist.CardId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CheckItem> builder)
    {
        builder.ToTable("check_items");
        builder.Property(item => item.Text).HasMaxLength(CheckItem.MaxTextLength);
        builder.HasIndex(item => new { item.ChecklistId, item.Rank });
        builder.HasOne<Checklist>().WithMany().HasForeignKey(item => item.ChecklistId).OnDelete(DeleteBehavior.Cascade);
    }
}

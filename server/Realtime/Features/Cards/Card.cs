using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Realtime.Features.Boards;
using Realtime.Platform;

namespace Realtime.Features.Cards;

/// <summary>A piece of work on a board.</summary>
internal sealed class Card
{
    public const int MaxTitleLength = 500;
    public const int MaxDescriptionLength = 16_000;
    public const int MaxOnBoard = 2_000;
    public const int MaxLabels = 20;
    public const int MaxAssignees = 20;

    public Guid Id { get; set; }

    public Guid BoardId { get; set; }

    /// <summary>Its list, also while it is archived or in the trash: it comes back there. The list may be gone by then.</summary>
    public Guid ListId { get; set; }

    /// <summary>Its place in the list, compared ordinally, then by id.</summary>
    public required string Rank { get; set; }

    public CardState State { get; set; }

    public DateTimeOffset? StateChangedAt { get; set; }

    public required string Title { get; set; }

    /// <summary>Markdown; may be empty.</summary>
    public required string Description { get; set; }

    public DateTimeOffset? StartAt { get; set; }

    /// <summary>A start without a time of day; never together with <see cref="StartAt"/>.</summary>
    public DateOnly? StartDate { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Due on a day, whatever the time; never together with <see cref="DueAt"/>.</summary>
    public DateOnly? DueDate { get; set; }

    /// <summary>One of <see cref="BoardColors.All"/>, or null.</summary>
    public string? Cover { get; set; }

    /// <summary>Hundredths: SQLite compares no decimals.</summary>
    public int? EstimateHundredths { get; set; }

    public bool IsTemplate { get; set; }

    public bool IsRecurring { get; set; }

    /// <summary>The message that it was made from, or null.</summary>
    public Guid? MessageId { get; set; }

    public Guid? MessageChannelId { get; set; }

    public int CheckDone { get; set; }

    public int CheckTotal { get; set; }

    public int CommentCount { get; set; }

    /// <summary>1, and one more with every change but comments.</summary>
    public long Version { get; set; }

    /// <summary>The version at which the title was last changed.</summary>
    public long TitleVersion { get; set; }

    public long DescriptionVersion { get; set; }

    /// <summary>The version at which it was last moved, archived or brought back.</summary>
    public long MovedVersion { get; set; }

    public Guid MovedBy { get; set; }

    public DateTimeOffset MovedAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public Guid CreatedBy { get; set; }
}

/// <summary>Where a card is in its life.</summary>
[JsonConverter(typeof(StrictEnumConverter<CardState>))]
public enum CardState
{
    /// <summary>On the board.</summary>
    Active = 0,

    /// <summary>Kept, out of sight.</summary>
    Archived = 1,

    /// <summary>Deleted for good after a while.</summary>
    Trashed = 2,
}

internal sealed class CardConfiguration : IEntityTypeConfiguration<Card>
{
    public void Configure(EntityTypeBuilder<Card> builder)
    {
        builder.ToTable("cards");
        builder.Property(card => card.Title).HasMaxLength(Card.MaxTitleLength);
        builder.Property(card => card.Description).HasMaxLength(Card.MaxDescriptionLength);
        builder.Property(card => card.Cover).HasMaxLength(16);
        builder.HasIndex(card => new { card.BoardId, card.State });
        builder.HasIndex(card => new { card.ListId, card.State, card.Rank });
        builder.HasIndex(card => card.MessageId);
        builder.HasOne<Board>().WithMany().HasForeignKey(card => card.BoardId).OnDelete(DeleteBehavior.Restrict);
    }
}

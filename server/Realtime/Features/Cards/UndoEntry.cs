using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Features.Cards;

/// <summary>
/// Something that a person did to a card and can take back. What it was is in the log; here is only where. What was done to several cards
/// at once has one for each of them.
/// </summary>
internal sealed class UndoEntry
{
    public Guid BoardId { get; set; }

    public Guid ActorId { get; set; }

    /// <summary>The event's number in the board's stream.</summary>
    public long Seq { get; set; }

    public Guid CardId { get; set; }

    /// <summary>Whether it was taken back, so that it can be done again.</summary>
    public bool IsUndone { get; set; }

    /// <summary>The last event of it: the first one, or that of taking it back or doing it again. Who touched it since touched it after that.</summary>
    public long LastSeq { get; set; }

    /// <summary>Where undoing puts the card back, if it stood somewhere and left.</summary>
    public Guid? FromListId { get; set; }

    public string? FromRank { get; set; }

    /// <summary>Where doing it again puts the card, if it came to stand somewhere.</summary>
    public Guid? ToListId { get; set; }

    public string? ToRank { get; set; }

    public KeptPlace? From => FromListId is { } listId ? new KeptPlace(listId, FromRank!) : null;

    public KeptPlace? To => ToListId is { } listId ? new KeptPlace(listId, ToRank!) : null;
}

internal sealed class UndoEntryConfiguration : IEntityTypeConfiguration<UndoEntry>
{
    public void Configure(EntityTypeBuilder<UndoEntry> builder)
    {
        builder.ToTable("undo_entries");
        builder.HasKey(entry => new { entry.BoardId, entry.ActorId, entry.Seq, entry.CardId });
        builder.Ignore(entry => entry.From);
        builder.Ignore(entry => entry.To);
        builder.HasIndex(entry => entry.CardId);
    }
}

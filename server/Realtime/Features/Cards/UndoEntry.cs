using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Features.Cards;

/// <summary>Something that a person did to a card and can take back. What it was is in the log; here is only where.</summary>
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
}

internal sealed class UndoEntryConfiguration : IEntityTypeConfiguration<UndoEntry>
{
    public void Configure(EntityTypeBuilder<UndoEntry> builder)
    {
        builder.ToTable("undo_entries");
        builder.HasKey(entry => new { entry.BoardId, entry.ActorId, entry.Seq });
        builder.HasIndex(entry => entry.CardId);
    }
}

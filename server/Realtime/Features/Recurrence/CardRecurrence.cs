using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Realtime.Features.Boards;
using Realtime.Features.Cards;
using Realtime.Platform;

namespace Realtime.Features.Recurrence;

/// <summary>A card that comes again. The row belongs to the card of which the next copy is made.</summary>
internal sealed class CardRecurrence
{
    public Guid CardId { get; set; }

    public RecurrenceKind Kind { get; set; }

    public int Every { get; set; }

    /// <summary>Of a weekly one: the lowest bit is Monday.</summary>
    public int Days { get; set; }

    /// <summary>Of a monthly one; 0 else.</summary>
    public int DayOfMonth { get; set; }

    public TimeOnly Time { get; set; }

    public required string TimeZone { get; set; }

    /// <summary>The day, in that zone, from which weeks and months are counted and to which the card's dates belong.</summary>
    public DateOnly Anchor { get; set; }

    /// <summary>Where copies go; the card's own list when null.</summary>
    public Guid? ListId { get; set; }

    /// <summary>Who wanted it: copies are theirs.</summary>
    public Guid CreatedBy { get; set; }

    /// <summary>When the next copy is made; null while the card is not completed, and where the calendar ends.</summary>
    public DateTimeOffset? NextAt { get; set; }

    public RecurrenceRule Rule => new(Kind, Every, Days, DayOfMonth, Time, LocalTimes.Zone(TimeZone), Anchor);
}

/// <summary>How a card comes again.</summary>
[JsonConverter(typeof(StrictEnumConverter<RecurrenceKind>))]
public enum RecurrenceKind
{
    /// <summary>Each so many days.</summary>
    Daily = 0,

    /// <summary>On days of each so many weeks.</summary>
    Weekly = 1,

    /// <summary>On a day of each so many months.</summary>
    Monthly = 2,

    /// <summary>So many days after the card was completed.</summary>
    Completion = 3,
}

internal sealed class CardRecurrenceConfiguration : IEntityTypeConfiguration<CardRecurrence>
{
    public void Configure(EntityTypeBuilder<CardRecurrence> builder)
    {
        builder.ToTable("card_recurrences");
        builder.HasKey(recurrence => recurrence.CardId);
        builder.Property(recurrence => recurrence.TimeZone).HasMaxLength(LocalTimes.MaxZoneLength);
        builder.Ignore(recurrence => recurrence.Rule);
        builder.HasIndex(recurrence => recurrence.NextAt).HasFilter("next_at is not null");
        builder.HasOne<Card>().WithOne().HasForeignKey<CardRecurrence>(recurrence => recurrence.CardId).OnDelete(DeleteBehavior.Cascade);
    }
}

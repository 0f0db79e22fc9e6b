using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Realtime.Features.Cards;
using Realtime.Platform;

namespace Realtime.Features.Reminders;

/// <summary>
/// One person's wish to be told of a card. Exactly one of <see cref="DueAt"/>, <see cref="BeforeDue"/> and
/// <see cref="BeforeStart"/> is set.
/// </summary>
internal sealed class Reminder
{
    public const int MaxOnCard = 20;

    /// <summary>A year of minutes.</summary>
    public const int MaxBefore = 525_600;

    public Guid Id { get; set; }

    public Guid CardId { get; set; }

    public Guid UserId { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Minutes before the card is due.</summary>
    public int? BeforeDue { get; set; }

    /// <summary>Minutes before the card starts.</summary>
    public int? BeforeStart { get; set; }

    /// <summary>The zone in which a date without a time begins.</summary>
    public required string TimeZone { get; set; }

    /// <summary>When it fires, or fired; null while there is nothing to fire for.</summary>
    public DateTimeOffset? FiresAt { get; set; }

    /// <summary>When it fired for <see cref="FiresAt"/>; null while it has not.</summary>
    public DateTimeOffset? FiredAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>A reminder fired for an instant; it never does so again for the same one, even when it comes back to it.</summary>
internal sealed class ReminderFiring
{
    public Guid ReminderId { get; set; }

    public DateTimeOffset DueAt { get; set; }

    public DateTimeOffset FiredAt { get; set; }
}

internal sealed class ReminderConfiguration : IEntityTypeConfiguration<Reminder>, IEntityTypeConfiguration<ReminderFiring>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("reminders");
        builder.Property(reminder => reminder.TimeZone).HasMaxLength(LocalTimes.MaxZoneLength);
        builder.HasIndex(reminder => new { reminder.CardId, reminder.UserId });
        builder.HasIndex(reminder => reminder.FiresAt).HasFilter("fires_at is not null and fired_at is null");
        builder.HasOne<Card>().WithMany().HasForeignKey(reminder => reminder.CardId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ReminderFiring> builder)
    {
        builder.ToTable("reminder_firings");
        builder.HasKey(firing => new { firing.ReminderId, firing.DueAt });
        builder.HasOne<Reminder>().WithMany().HasForeignKey(firing => firing.ReminderId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Realtime.Platform;
using Realtime.Platform.Identity;

namespace Realtime.Features.Settings;

/// <summary>One person's settings; whoever never changed any has no row.</summary>
internal sealed class PersonSettings
{
    public static readonly TimeOnly DefaultDigestTime = new(8, 0);

    public Guid UserId { get; set; }

    public string TimeZone { get; set; } = LocalTimes.DefaultZone;

    /// <summary>Whether they want to hear each morning what is due.</summary>
    public bool Digest { get; set; }

    /// <summary>When they want to hear it, by the clocks of their zone.</summary>
    public TimeOnly DigestTime { get; set; } = DefaultDigestTime;

    /// <summary>The next digest's instant; null while they want none.</summary>
    public DateTimeOffset? NextDigestAt { get; set; }

    /// <summary>Whether reminders come by e-mail too.</summary>
    public bool EmailReminders { get; set; }

    /// <summary>The first instant after <paramref name="after"/> at which the person's clocks show the digest's time.</summary>
    public DateTimeOffset DigestAfter(DateTimeOffset after)
    {
        var zone = LocalTimes.Zone(TimeZone);
        var day = LocalTimes.Read(after, zone).Day.AddDays(-1);
        DateTimeOffset next;
        do
        {
            next = LocalTimes.At(day, DigestTime, zone);
            day = day.AddDays(1);
        }
        while (next <= after);
        return next;
    }
}

internal sealed class PersonSettingsConfiguration : IEntityTypeConfiguration<PersonSettings>
{
    public void Configure(EntityTypeBuilder<PersonSettings> builder)
    {
        builder.ToTable("person_settings");
        builder.HasKey(settings => settings.UserId);
        builder.Property(settings => settings.TimeZone).HasMaxLength(LocalTimes.MaxZoneLength);
        builder.HasIndex(settings => settings.NextDigestAt).HasFilter("next_digest_at is not null");
        builder.HasOne<User>().WithOne().HasForeignKey<PersonSettings>(settings => settings.UserId);
    }
}

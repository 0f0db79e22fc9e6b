using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Realtime.Platform.Identity;

namespace Realtime.Features.Calendar;

/// <summary>The secret address at which a person's calendar program finds their due cards. A person has one at most.</summary>
internal sealed class CalendarFeed
{
    public Guid UserId { get; set; }

    /// <summary>SHA-256 of the secret: whoever reads the database learns no address. The secret is random, so no salt is needed.</summary>
    public required byte[] SecretHash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("calendar_feeds");
        builder.HasKey(feed => feed.UserId);
        builder.HasIndex(feed => feed.SecretHash).IsUnique();
        builder.HasOne<User>().WithOne().HasForeignKey<CalendarFeed>(feed => feed.UserId);
    }
}

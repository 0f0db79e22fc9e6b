using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Platform.Identity;

/// <summary>One browser that signed in. The cookie names it; the row decides.</summary>
internal sealed class Session
{
    public Guid Id { get; set; }

    public Guid UserId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was last used; exact to the hour.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>What the browser called itself, so that a person can tell sessions apart.</summary>
    public string? UserAgent { get; set; }
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.Property(session => session.UserAgent).HasMaxLength(Sessions.MaxUserAgent);
        builder.HasOne<User>().WithMany().HasForeignKey(session => session.UserId);
    }
}

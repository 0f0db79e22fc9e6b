using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Platform.Identity;

/// <summary>One browser or program that signed in. A cookie or a token only names it; the row decides.</summary>
internal sealed class Session
{
    public Guid Id { get; set; }

    public Guid UserId { get; set; }

    public SessionKind Kind { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was last used; exact to the hour.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>What the browser or program called itself, so that a person can tell sessions apart.</summary>
    public string? UserAgent { get; set; }

    /// <summary>From where it signed in.</summary>
    public string? Network { get; set; }

    public bool IsOpen(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt && now - LastSeenAt < Kind.IdleTime();
}

/// <summary>What holds a session.</summary>
[JsonConverter(typeof(StrictEnumConverter<SessionKind>))]
public enum SessionKind
{
    /// <summary>A browser, by its cookie.</summary>
    Browser = 0,

    /// <summary>A program, by access tokens and the refresh token that brings the next one.</summary>
    Program = 1,
}

internal static class SessionKinds
{
    /// <summary>How long a session of the kind lives, used or not.</summary>
    public static TimeSpan Lifetime(this SessionKind kind) => TimeSpan.FromDays(kind == SessionKind.Browser ? 30 : 90);

    /// <summary>After how long without use a session of the kind ends.</summary>
    public static TimeSpan IdleTime(this SessionKind kind) => TimeSpan.FromDays(kind == SessionKind.Browser ? 7 : 30);
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.Property(session => session.UserAgent).HasMaxLength(Device.MaxUserAgent);
        builder.Property(session => session.Network).HasMaxLength(Device.MaxNetwork);
        builder.HasOne<User>().WithMany().HasForeignKey(session => session.UserId);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Platform.Mail;

/// <summary>An e-mail that was decided on and not handed over yet; its row goes when the SMTP server took it.</summary>
internal sealed class OutgoingMail
{
    public const int MaxSubjectLength = 200;
    public const int MaxBodyLength = 32_000;

    public Guid Id { get; set; }

    public Guid UserId { get; set; }

    public required string Address { get; set; }

    public required string Subject { get; set; }

    public required string Body { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>When it is tried next.</summary>
    public DateTimeOffset NextAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("outgoing_mails");
        builder.Property(mail => mail.Address).HasMaxLength(256);
        builder.Property(mail => mail.Subject).HasMaxLength(OutgoingMail.MaxSubjectLength);
        builder.Property(mail => mail.Body).HasMaxLength(OutgoingMail.MaxBodyLength);
        builder.HasIndex(mail => mail.NextAt);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Realtime.Platform.Identity;

namespace Realtime.Features.ExternalSignIn;

/// <summary>An account elsewhere that opens an account here. It is known by what its issuer calls it and never by its e-mail.</summary>
internal sealed class ExternalLogin
{
    public const int MaxProvider = 16;
    public const int MaxLabel = 254;

    /// <summary>OpenID Connect allows a subject 255 characters of ASCII.</summary>
    public const int MaxSubject = 255;

    public const int MaxIssuer = 255;

    public required string Provider { get; set; }

    /// <summary>Who vouches for the subject. Were it left out, another issuer that is configured later could name the same ones.</summary>
    public required string Issuer { get; set; }

    public required string Subject { get; set; }

    public Guid UserId { get; set; }

    /// <summary>Which account there it is, for its owner to see.</summary>
    public required string Label { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }
}

internal sealed class ExternalLoginConfiguration : IEntityTypeConfiguration<ExternalLogin>
{
    public void Configure(EntityTypeBuilder<ExternalLogin> builder)
    {
        builder.ToTable("external_logins");
        builder.HasKey(login => new { login.Provider, login.Issuer, login.Subject });
        builder.Property(login => login.Provider).HasMaxLength(ExternalLogin.MaxProvider);
        builder.Property(login => login.Issuer).HasMaxLength(ExternalLogin.MaxIssuer);
        builder.Property(login => login.Subject).HasMaxLength(ExternalLogin.MaxSubject);
        builder.Property(login => login.Label).HasMaxLength(ExternalLogin.MaxLabel);
        builder.HasIndex(login => new { login.UserId, login.Provider }).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(login => login.UserId);
    }
}

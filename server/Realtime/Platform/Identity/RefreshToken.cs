using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Platform.Identity;

/// <summary>Brings a program's session the next access token, once. Used ones are kept to know them again.</summary>
internal sealed class RefreshToken
{
    /// <summary>See <see cref="Secrets.Hash"/>.</summary>
    public required byte[] Hash { get; set; }

    public Guid SessionId { get; set; }

    public DateTimeOffset? UsedAt { get; set; }
}

internal sealed class RefreshTokenConfiguration : IEntityTypeConfiguration<RefreshToken>
{
    public void Configure(EntityTypeBuilder<RefreshToken> builder)
    {
        builder.ToTable("refresh_tokens");
        builder.HasKey(token => token.Hash);
        builder.Property(token => token.Hash).HasMaxLength(32);
        builder.HasIndex(token => token.UsedAt);
        builder.HasOne<Session>().WithMany().HasForeignKey(token => token.SessionId);
    }
}

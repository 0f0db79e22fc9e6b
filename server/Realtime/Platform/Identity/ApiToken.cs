using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Platform.Identity;

/// <summary>A personal API token: lets a program act for a person within its scopes. A revoked one has no row.</summary>
internal sealed class ApiToken
{
    public const int MaxNameLength = 64;

    public Guid Id { get; set; }

    public Guid UserId { get; set; }

    public required string Name { get; set; }

    public Scopes Scopes { get; set; }

    /// <summary>See <see cref="Secrets.Hash"/>.</summary>
    public required byte[] Hash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>From then on it is of no use; null when it is good until it is revoked.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Exact to the hour.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>Whoever shows it. Its id stands where a session's would, so that its sockets are found when it is revoked.</summary>
    public Caller Caller => new(UserId, Id, Scopes);
}

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.ToTable("api_tokens");
        builder.Ignore(token => token.Caller);
        builder.Property(token => token.Name).HasMaxLength(ApiToken.MaxNameLength);
        builder.Property(token => token.Hash).HasMaxLength(32);
        builder.HasIndex(token => token.Hash).IsUnique();
        builder.HasIndex(token => token.ExpiresAt);
        builder.HasOne<User>().WithMany().HasForeignKey(token => token.UserId);
    }
}

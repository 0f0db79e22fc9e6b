using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Realtime.Platform.Identity;

namespace Realtime.Features.SecondFactor;

/// <summary>The authenticator of an account.</summary>
internal sealed class SecondFactorRow
{
    public Guid UserId { get; set; }

    /// <summary>The shared secret, sealed: whoever reads the database alone can make no codes.</summary>
    public required string Secret { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Since when it is asked for; null until its owner has shown that it works.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The latest half minute whose code was used: each is good once.</summary>
    public long LastStep { get; set; }

    /// <summary>Wrong codes since <see cref="FailingSince"/>.</summary>
    public int Failures { get; set; }

    public DateTimeOffset? FailingSince { get; set; }
}

/// <summary>Stands in for the authenticator, once.</summary>
internal sealed class RecoveryCode
{
    public Guid UserId { get; set; }

    /// <summary>See <see cref="Secrets.Hash"/>.</summary>
    public required byte[] Hash { get; set; }
}

/// <summary>Somebody who proved who they are and still owes a code.</summary>
internal sealed class SignInChallenge
{
    /// <summary>See <see cref="Secrets.Hash"/>.</summary>
    public required byte[] Hash { get; set; }

    public Guid UserId { get; set; }

    public SessionKind Kind { get; set; }

    /// <summary>The account's, when it was asked: a password that was changed since proves nothing.</summary>
    public required string Stamp { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public int Tries { get; set; }
}

internal sealed class SecondFactorConfiguration : IEntityTypeConfiguration<SecondFactorRow>
{
    public void Configure(EntityTypeBuilder<SecondFactorRow> builder)
    {
        builder.ToTable("second_factors");
        builder.HasKey(factor => factor.UserId);
        builder.Property(factor => factor.Secret).HasMaxLength(512);
        builder.HasOne<User>().WithMany().HasForeignKey(factor => factor.UserId);
    }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_codes");
        builder.HasKey(code => new { code.UserId, code.Hash });
        builder.Property(code => code.Hash).HasMaxLength(32);
        builder.HasOne<User>().WithMany().HasForeignKey(code => code.UserId);
    }
}

internal sealed class SignInChallengeConfiguration : IEntityTypeConfiguration<SignInChallenge>
{
    public void Configure(EntityTypeBuilder<SignInChallenge> builder)
    {
        builder.ToTable("sign_in_challenges");
        builder.HasKey(challenge => challenge.Hash);
        builder.Property(challenge => challenge.Hash).HasMaxLength(32);
        builder.Property(challenge => challenge.Stamp).HasMaxLength(64);
        builder.HasIndex(challenge => challenge.ExpiresAt);
        builder.HasOne<User>().WithMany().HasForeignKey(challenge => challenge.UserId);
    }
}

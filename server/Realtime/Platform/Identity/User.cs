using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Platform.Identity;

/// <summary>An account.</summary>
public sealed class User : IdentityUser<Guid>
{
    /// <summary>The name that others see; 1 to 64 characters.</summary>
    public required string DisplayName { get; set; }

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Made for a demonstration: may be used without its password where <c>Demo:Enabled</c> is set.</summary>
    public bool IsDemo { get; set; }
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users");
        builder.Property(u => u.DisplayName).HasMaxLength(64);
    }
}

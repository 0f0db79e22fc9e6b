using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Platform.Identity;

/// <summary>Opens one socket for whoever asked for it. A row and not memory: the socket may come to another node.</summary>
internal sealed class HubTicket
{
    /// <summary>See <see cref="Secrets.Hash"/>.</summary>
    public required byte[] Hash { get; set; }

    public Guid UserId { get; set; }

    /// <summary>The session or API token that asked.</summary>
    public Guid SessionId { get; set; }

    /// <summary>Null when a session asked, which may do everything.</summary>
    public Scopes? Scopes { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}

internal sealed class HubTicketConfiguration : IEntityTypeConfiguration<HubTicket>
{
    public void Configure(EntityTypeBuilder<HubTicket> builder)
    {
        builder.ToTable("hub_tickets");
        builder.HasKey(ticket => ticket.Hash);
        builder.Property(ticket => ticket.Hash).HasMaxLength(32);
        builder.HasIndex(ticket => ticket.ExpiresAt);
        builder.HasOne<User>().WithMany().HasForeignKey(ticket => ticket.UserId);
    }
}

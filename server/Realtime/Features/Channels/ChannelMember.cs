using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Features.Channels;

/// <summary>Lets a workspace member into a private channel. Public channels have no such rows.</summary>
internal sealed class ChannelMember
{
    public Guid ChannelId { get; set; }

    public Guid UserId { get; set; }

    public DateTimeOffset AddedAt { get; set; }
}

internal sealed class ChannelMemberConfiguration : IEntityTypeConfiguration<ChannelMember>
{
    public void Configure(EntityTypeBuilder<ChannelMember> builder)
    {
        builder.ToTable("channel_members");
        builder.HasKey(member => new { member.ChannelId, member.UserId });
        builder.HasIndex(member => member.UserId);
        builder.HasOne<Channel>().WithMany().HasForeignKey(member => member.ChannelId).OnDelete(DeleteBehavior.Restrict);
    }
}

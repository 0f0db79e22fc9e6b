using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Realtime.Features.Boards;

/// <summary>Somebody in a private board.</summary>
internal sealed class BoardMember
{
    public Guid BoardId { get; set; }

    public Guid UserId { get; set; }

    public DateTimeOffset AddedAt { get; set; }
}

internal sealed class BoardMemberConfiguration : IEntityTypeConfiguration<BoardMember>
{
    public void Configure(EntityTypeBuilder<BoardMember> builder)
    {
        builder.ToTable("board_members");
        builder.HasKey(member => new { member.BoardId, member.UserId });
        builder.HasIndex(member => member.UserId);
        builder.HasOne<Board>().WithMany().HasForeignKey(member => member.BoardId).OnDelete(DeleteBehavior.Restrict);
    }
}

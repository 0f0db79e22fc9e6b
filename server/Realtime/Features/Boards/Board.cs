using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Realtime.Features.Workspaces;

namespace Realtime.Features.Boards;

/// <summary>A board of a workspace. An open one is every member's; a private one has members of its own.</summary>
internal sealed class Board
{
    public const int MaxNameLength = 80;

    public Guid Id { get; set; }

    public Guid WorkspaceId { get; set; }

    public required string Name { get; set; }

    public bool IsPrivate { get; set; }

    public bool IsArchived { get; set; }

    /// <summary>Where the board is talked about, or null.</summary>
    public Guid? ChannelId { get; set; }

    public long Version { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public Guid CreatedBy { get; set; }
}

internal sealed class BoardConfiguration : IEntityTypeConfiguration<Board>
{
    public void Configure(EntityTypeBuilder<Board> builder)
    {
        builder.ToTable("boards");
        builder.Property(board => board.Name).HasMaxLength(Board.MaxNameLength);
        builder.HasIndex(board => board.WorkspaceId);
        builder.HasIndex(board => board.ChannelId);
        builder.HasOne<Workspace>().WithMany().HasForeignKey(board => board.WorkspaceId).OnDelete(DeleteBehavior.Restrict);
    }
}

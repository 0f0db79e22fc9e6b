using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Realtime.Platform;

namespace Realtime.Features.Boards;

/// <summary>A label that a board's cards may carry.</summary>
internal sealed class BoardLabel
{
    public const int MaxNameLength = 60;
    public const int MaxOnBoard = 100;

    public Guid Id { get; set; }

    public Guid BoardId { get; set; }

    public required string Name { get; set; }

    /// <summary>One of <see cref="BoardColors.All"/>.</summary>
    public required string Color { get; set; }
}

/// <summary>The colours of labels and covers; the page decides how they look.</summary>
public static class BoardColors
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlySet<string> All =
        new HashSet<string> { "gray", "red", "orange", "amber", "green", "teal", "blue", "indigo", "purple", "pink" };

    /// <summary>Demands one of them.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    public static string Check(string member, string color) =>
        All.Contains(color) ? color : throw Errors.Invalid(member, $"It must be one of {string.Join(", ", All)}.");
}

internal sealed class BoardLabelConfiguration : IEntityTypeConfiguration<BoardLabel>
{
    public void Configure(EntityTypeBuilder<BoardLabel> builder)
    {
        builder.ToTable("board_labels");
        builder.Property(label => label.Name).HasMaxLength(BoardLabel.MaxNameLength);
        builder.Property(label => label.Color).HasMaxLength(16);
        builder.HasIndex(label => label.BoardId);
        builder.HasOne<Board>().WithMany().HasForeignKey(label => label.BoardId).OnDelete(DeleteBehavior.Restrict);
    }
}

using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Realtime.Platform;

namespace Realtime.Features.Boards;

/// <summary>A column of a board.</summary>
internal sealed class BoardList
{
    public const int MaxNameLength = 80;
    public const int MaxOnBoard = 50;

    public Guid Id { get; set; }

    public Guid BoardId { get; set; }

    public required string Name { get; set; }

    /// <summary>Its place among the lists, compared ordinally.</summary>
    public required string Rank { get; set; }

    public ListKind Kind { get; set; }

    /// <summary>How many active cards it should hold at most, or null.</summary>
    public int? WipLimit { get; set; }

    public WipMode WipMode { get; set; }

    public long Version { get; set; }
}

/// <summary>What it means that a card is in a list.</summary>
[JsonConverter(typeof(StrictEnumConverter<ListKind>))]
public enum ListKind
{
    /// <summary>It is to be done.</summary>
    Open = 0,

    /// <summary>It is done, so it is never overdue.</summary>
    Closed = 1,
}

/// <summary>What happens beyond a list's limit.</summary>
[JsonConverter(typeof(StrictEnumConverter<WipMode>))]
public enum WipMode
{
    /// <summary>The page shows it.</summary>
    Warn = 0,

    /// <summary>No card comes in.</summary>
    Block = 1,
}

internal sealed class BoardListConfiguration : IEntityTypeConfiguration<BoardList>
{
    public void Configure(EntityTypeBuilder<BoardList> builder)
    {
        builder.ToTable("board_lists");
        builder.Property(list => list.Name).HasMaxLength(BoardList.MaxNameLength);
        builder.HasIndex(list => new { list.BoardId, list.Rank });
        builder.HasOne<Board>().WithMany().HasForeignKey(list => list.BoardId).OnDelete(DeleteBehavior.Restrict);
    }
}

using System.Text.Json.Serialization;
using Realtime.Features.Cards;
using Realtime.Platform;
using Realtime.Platform.Http;

namespace Realtime.Features.Boards;

/// <summary>What somebody may do to a board itself; everybody who sees it works with its lists and cards.</summary>
[JsonConverter(typeof(StrictEnumConverter<BoardRole>))]
public enum BoardRole
{
    /// <summary>Works on it.</summary>
    Member = 0,

    /// <summary>Also renames it, archives it and removes members.</summary>
    Admin = 1,
}

/// <summary>A board as the caller sees it.</summary>
/// <param name="Id">The board.</param>
/// <param name="WorkspaceId">Where it is.</param>
/// <param name="StreamId">Its stream; the same as its id.</param>
/// <param name="Name">1 to 80 characters.</param>
/// <param name="IsPrivate">Whether it has members of its own.</param>
/// <param name="IsArchived">Whether it can be read only.</param>
/// <param name="ChannelId">Where it is talked about, or null.</param>
/// <param name="Version">1, and one more with each change of name, archiving or channel.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="Role">Admin for its creator and for admins of the workspace.</param>
/// <param name="Head">The newest event's sequence number.</param>
public sealed record BoardView(
    Guid Id,
    Guid WorkspaceId,
    Guid StreamId,
    string Name,
    bool IsPrivate,
    bool IsArchived,
    Guid? ChannelId,
    long Version,
    DateTimeOffset CreatedAt,
    Guid CreatedBy,
    BoardRole Role,
    long Head);

/// <summary>A board with all that its page shows: the members of <see cref="BoardView"/>, and labels, lists and active cards.</summary>
/// <inheritdoc cref="BoardView"/>
public sealed record BoardContent(
    Guid Id,
    Guid WorkspaceId,
    Guid StreamId,
    string Name,
    bool IsPrivate,
    bool IsArchived,
    Guid? ChannelId,
    long Version,
    DateTimeOffset CreatedAt,
    Guid CreatedBy,
    BoardRole Role,
    long Head,
    IReadOnlyList<LabelView> Labels,
    IReadOnlyList<ListView> Lists,
    IReadOnlyList<CardSummary> Cards);

/// <summary>A label of a board.</summary>
public sealed record LabelView(Guid Id, string Name, string Color);

/// <summary>A list of a board.</summary>
/// <param name="Id">The list.</param>
/// <param name="Name">1 to 80 characters.</param>
/// <param name="Rank">Lists sort by it, ordinally, then by id.</param>
/// <param name="Kind">Closed means: what is in it is done.</param>
/// <param name="WipLimit">How many active cards it should hold at most, 1 to 999, or null.</param>
/// <param name="WipMode">What happens beyond that.</param>
/// <param name="Version">1, and one more with each change or move.</param>
public sealed record ListView(Guid Id, string Name, string Rank, ListKind Kind, int? WipLimit, WipMode WipMode, long Version);

[JsonSerializable(typeof(BoardView))]
[JsonSerializable(typeof(Page<BoardView>))]
[JsonSerializable(typeof(BoardContent))]
[JsonSerializable(typeof(LabelView))]
[JsonSerializable(typeof(ListView))]
internal sealed partial class BoardsJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace Realtime.Features.Boards;

/// <summary>What happens to a board, its members, its lists and its labels.</summary>
internal static class BoardEvents
{
    /// <summary>The first event of the board; an open one's workspace tells it too.</summary>
    public const string Created = "board.created";

    /// <summary>In the board; an open one's workspace tells it too.</summary>
    public const string Updated = "board.updated";

    public const string MemberAdded = "board.member_added";
    public const string MemberRemoved = "board.member_removed";

    /// <summary>In the inbox of whoever came into a private board.</summary>
    public const string Joined = "board.joined";

    /// <summary>In the inbox of whoever left a private board or was removed from it.</summary>
    public const string Left = "board.left";

    public const string LabelCreated = "label.created";
    public const string LabelUpdated = "label.updated";

    /// <summary>It is taken off all cards; their versions stay.</summary>
    public const string LabelDeleted = "label.deleted";

    public const string ListCreated = "list.created";
    public const string ListUpdated = "list.updated";
    public const string ListMoved = "list.moved";
    public const string ListDeleted = "list.deleted";
}

/// <summary>Data of <c>board.created</c>.</summary>
internal sealed record BoardCreated(
    Guid BoardId,
    Guid WorkspaceId,
    string Name,
    bool IsPrivate,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ChannelId = null);

/// <summary>Data of <c>board.updated</c>.</summary>
internal sealed record BoardUpdated(
    Guid BoardId,
    string Name,
    bool IsArchived,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ChannelId,
    long Version,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FormerBoard? Former = null);

/// <summary>What a board was before.</summary>
internal sealed record FormerBoard(
    string Name, bool IsArchived, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ChannelId);

/// <summary>Data of <c>board.member_added</c> and <c>board.member_removed</c>.</summary>
internal sealed record BoardMemberChanged(Guid UserId);

/// <summary>Data of <c>board.joined</c>.</summary>
internal sealed record BoardJoined(Guid BoardId, Guid WorkspaceId, string Name);

/// <summary>Data of <c>board.left</c>.</summary>
internal sealed record BoardLeft(Guid BoardId, Guid WorkspaceId);

/// <summary>Data of <c>label.deleted</c> and <c>list.deleted</c>; <c>former</c> is the name that it had.</summary>
public sealed record BoardPartDeleted(
    Guid Id, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Former = null);

/// <summary>Data of <c>label.updated</c>.</summary>
internal sealed record LabelChanged(Guid Id, string Name, string Color, FormerLabel Former);

/// <summary>What a label was before.</summary>
internal sealed record FormerLabel(string Name, string Color);

/// <summary>Data of <c>list.created</c> and <c>list.updated</c>.</summary>
internal sealed record ListChanged(
    Guid Id,
    string Name,
    string Rank,
    ListKind Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? WipLimit,
    WipMode WipMode,
    long Version,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FormerList? Former = null);

/// <summary>What a list was before.</summary>
internal sealed record FormerList(
    string Name, ListKind Kind, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? WipLimit, WipMode WipMode);

/// <summary>Data of <c>list.moved</c>.</summary>
internal sealed record ListMoved(Guid Id, string Rank, long Version);

[JsonSerializable(typeof(BoardCreated))]
[JsonSerializable(typeof(BoardUpdated))]
[JsonSerializable(typeof(BoardMemberChanged))]
[JsonSerializable(typeof(BoardJoined))]
[JsonSerializable(typeof(BoardLeft))]
[JsonSerializable(typeof(BoardPartDeleted))]
[JsonSerializable(typeof(LabelChanged))]
[JsonSerializable(typeof(ListChanged))]
[JsonSerializable(typeof(ListMoved))]
internal sealed partial class BoardEventsJson : JsonSerializerContext;

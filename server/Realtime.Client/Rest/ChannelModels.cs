namespace Realtime.Client;

/// <summary>A channel as the caller sees it. <paramref name="Head"/> is its stream's newest sequence number, <paramref name="ReadSeq"/>
/// the caller's read position.</summary>
public sealed record Channel(
    Guid Id,
    Guid WorkspaceId,
    string Name,
    string? Topic,
    bool IsPrivate,
    bool IsArchived,
    Guid StreamId,
    long Version,
    DateTimeOffset CreatedAt,
    Guid CreatedBy,
    long Head,
    long ReadSeq,
    int Unread);

internal sealed record CreateChannelRequest(string Name, bool? IsPrivate, string? Topic);

internal sealed record UpdateChannelRequest(string? Name, string? Topic, bool? IsArchived, long? Version);

internal sealed record AddMemberRequest(Guid UserId);

internal sealed record MarkReadRequest(long Seq);

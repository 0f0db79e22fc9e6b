using System.Text.Json.Serialization;
using Realtime.Features.Workspaces;
using Realtime.Platform.Http;

namespace Realtime.Features.Channels;

/// <summary>A channel as the caller sees it.</summary>
/// <param name="Id">The channel.</param>
/// <param name="WorkspaceId">Where it is.</param>
/// <param name="Name">1 to 80 characters; unique in the workspace, whatever its case.</param>
/// <param name="Topic">What it is about, up to 250 characters; may be empty.</param>
/// <param name="IsPrivate">Whether it has members of its own.</param>
/// <param name="IsArchived">Whether it can be read only.</param>
/// <param name="StreamId">Its stream; the same as its id.</param>
/// <param name="Version">1, and one more with each change of name, topic or archiving.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="Head">The newest event's sequence number.</param>
/// <param name="ReadSeq">How far the caller has read.</param>
/// <param name="Unread">How many messages of others, not deleted, came after <paramref name="ReadSeq"/>; thread replies included.</param>
public sealed record ChannelView(
    Guid Id,
    Guid WorkspaceId,
    string Name,
    string Topic,
    bool IsPrivate,
    bool IsArchived,
    Guid StreamId,
    long Version,
    DateTimeOffset CreatedAt,
    Guid CreatedBy,
    long Head,
    long ReadSeq,
    int Unread);

/// <summary>What is kept of an addition for those who send it again.</summary>
/// <param name="ChannelId">Where to.</param>
/// <param name="Member">Who.</param>
/// <param name="IsNew">False where they were in it already.</param>
internal sealed record AddedMember(Guid ChannelId, MemberView Member, bool IsNew);

internal sealed record CreateChannelRequest(string Name, bool? IsPrivate = null, string? Topic = null);

internal sealed record UpdateChannelRequest(string? Name = null, string? Topic = null, bool? IsArchived = null, long? Version = null);

internal sealed record AddMemberRequest(Guid UserId);

internal sealed record MarkReadRequest(long Seq);

[JsonSerializable(typeof(ChannelView))]
[JsonSerializable(typeof(Page<ChannelView>))]
[JsonSerializable(typeof(AddedMember))]
[JsonSerializable(typeof(CreateChannelRequest))]
[JsonSerializable(typeof(UpdateChannelRequest))]
[JsonSerializable(typeof(AddMemberRequest))]
[JsonSerializable(typeof(MarkReadRequest))]
[JsonSerializable(typeof(ChannelCreated))]
[JsonSerializable(typeof(WorkspaceChannelCreated))]
[JsonSerializable(typeof(ChannelUpdated))]
[JsonSerializable(typeof(ChannelMemberChanged))]
[JsonSerializable(typeof(ChannelJoined))]
[JsonSerializable(typeof(ChannelLeft))]
[JsonSerializable(typeof(ReadMarked))]
internal sealed partial class ChannelsJson : JsonSerializerContext;

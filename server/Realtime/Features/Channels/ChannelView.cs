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
/// <param name="Unread">
/// How many messages of others, not deleted, came after <paramref name="ReadSeq"/>; thread replies included. Counting ends at 1,000:
/// that many means "1,000 or more".
/// </param>
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
public sealed record AddedMember(Guid ChannelId, MemberView Member, bool IsNew);

/// <summary>A channel to make.</summary>
/// <param name="Name">1 to 80 characters after trimming; unique in the workspace, whatever its case.</param>
/// <param name="IsPrivate">Whether it has members of its own; not when left out.</param>
/// <param name="Topic">Up to 250 characters.</param>
public sealed record CreateChannelRequest(string Name, bool? IsPrivate = null, string? Topic = null);

/// <summary>A change of a channel; what is left out stays.</summary>
/// <param name="Name">1 to 80 characters after trimming.</param>
/// <param name="Topic">Up to 250 characters; empty takes it away.</param>
/// <param name="IsArchived">Whether it can be read only.</param>
/// <param name="Version">The version that the caller saw; left out to change whatever is there.</param>
public sealed record UpdateChannelRequest(string? Name = null, string? Topic = null, bool? IsArchived = null, long? Version = null);

/// <summary>What is kept of a removal for those who send it again.</summary>
internal sealed record RemovedChannelMember(Guid ChannelId, Guid UserId);

internal sealed record AddMemberRequest(Guid UserId);

internal sealed record MarkReadRequest(long Seq);

[JsonSerializable(typeof(ChannelView))]
[JsonSerializable(typeof(Page<ChannelView>))]
[JsonSerializable(typeof(AddedMember))]
[JsonSerializable(typeof(RemovedChannelMember))]
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

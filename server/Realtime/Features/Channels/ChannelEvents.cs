namespace Realtime.Features.Channels;

/// <summary>The names of what happens to channels, their members and their readers.</summary>
internal static class ChannelEvents
{
    /// <summary>The first event of the channel; a public one's workspace tells it too.</summary>
    public const string Created = "channel.created";

    /// <summary>In the channel; a public one's workspace tells it too.</summary>
    public const string Updated = "channel.updated";

    public const string MemberAdded = "channel.member_added";
    public const string MemberRemoved = "channel.member_removed";

    /// <summary>In the inbox of whoever came into a private channel.</summary>
    public const string Joined = "channel.joined";

    /// <summary>In the inbox of whoever left a private channel or was removed from it.</summary>
    public const string Left = "channel.left";

    /// <summary>
    /// In the reader's inbox, for their other devices; also where they come in, since what was said before counts as read.
    /// </summary>
    public const string ReadMarked = "read.marked";
}

internal sealed record ChannelCreated(Guid ChannelId, Guid WorkspaceId, string Name, string Topic, bool IsPrivate);

/// <summary>Told to the workspace, of public channels only.</summary>
internal sealed record WorkspaceChannelCreated(Guid ChannelId, string Name, string Topic, bool IsPrivate);

internal sealed record ChannelUpdated(Guid ChannelId, string Name, string Topic, bool IsArchived, long Version);

internal sealed record ChannelMemberChanged(Guid UserId);

internal sealed record ChannelJoined(Guid ChannelId, Guid WorkspaceId, string Name, string Topic, bool IsPrivate);

internal sealed record ChannelLeft(Guid ChannelId, Guid WorkspaceId);

/// <summary>How far somebody has read a channel.</summary>
/// <param name="ChannelId">The channel.</param>
/// <param name="Seq">The last sequence number that was seen.</param>
public sealed record ReadMarked(Guid ChannelId, long Seq);

namespace Realtime.Features.Workspaces;

/// <summary>The names of what happens to a workspace and its members.</summary>
internal static class WorkspaceEvents
{
    public const string Created = "workspace.created";
    public const string Updated = "workspace.updated";
    public const string MemberJoined = "member.joined";
    public const string MemberUpdated = "member.updated";
    public const string MemberRenamed = "member.renamed";
    public const string MemberRemoved = "member.removed";

    /// <summary>In the inbox of whoever came in.</summary>
    public const string Joined = "workspace.joined";

    /// <summary>In the inbox of whoever left or was removed: their sockets no longer hear the workspace itself.</summary>
    public const string Left = "workspace.left";
}

internal sealed record WorkspaceCreated(string Name);

internal sealed record WorkspaceUpdated(string Name, long Version);

internal sealed record MemberJoined(Guid UserId, string DisplayName, WorkspaceRole Role);

internal sealed record MemberUpdated(Guid UserId, WorkspaceRole Role);

internal sealed record MemberRenamed(Guid UserId, string DisplayName);

internal sealed record MemberRemoved(Guid UserId);

internal sealed record WorkspaceJoined(Guid WorkspaceId, string Name, WorkspaceRole Role);

internal sealed record WorkspaceLeft(Guid WorkspaceId);

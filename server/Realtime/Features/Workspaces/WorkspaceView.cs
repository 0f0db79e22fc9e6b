using System.Text.Json.Serialization;
using Realtime.Platform.Http;

namespace Realtime.Features.Workspaces;

/// <summary>A workspace as a member sees it.</summary>
/// <param name="Id">The workspace.</param>
/// <param name="Name">1 to 80 characters.</param>
/// <param name="StreamId">Its stream; the same as its id.</param>
/// <param name="Role">The caller's role.</param>
/// <param name="Version">1, and one more with each change of the name.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record WorkspaceView(Guid Id, string Name, Guid StreamId, WorkspaceRole Role, long Version, DateTimeOffset CreatedAt)
{
    internal static WorkspaceView Of(Workspace workspace, WorkspaceRole role) =>
        new(workspace.Id, workspace.Name, workspace.Id, role, workspace.Version, workspace.CreatedAt);
}

/// <summary>Somebody in a workspace or a channel.</summary>
/// <param name="UserId">Who.</param>
/// <param name="DisplayName">The name that others see.</param>
/// <param name="Role">The role in the workspace.</param>
/// <param name="IsActive">False for those who left; they stay so that their messages keep a name.</param>
/// <param name="JoinedAt">When they came, last time.</param>
public sealed record MemberView(Guid UserId, string DisplayName, WorkspaceRole Role, bool IsActive, DateTimeOffset JoinedAt);

/// <summary>What is kept of a removal for those who send it again.</summary>
internal sealed record RemovedMember(Guid FromId, Guid UserId);

internal sealed record CreateWorkspaceRequest(string Name);

internal sealed record UpdateWorkspaceRequest(string? Name = null, long? Version = null);

internal sealed record UpdateMemberRequest(WorkspaceRole Role);

[JsonSerializable(typeof(WorkspaceView))]
[JsonSerializable(typeof(Page<WorkspaceView>))]
[JsonSerializable(typeof(MemberView))]
[JsonSerializable(typeof(Page<MemberView>))]
[JsonSerializable(typeof(RemovedMember))]
[JsonSerializable(typeof(ChangedMember))]
[JsonSerializable(typeof(CreateWorkspaceRequest))]
[JsonSerializable(typeof(UpdateWorkspaceRequest))]
[JsonSerializable(typeof(UpdateMemberRequest))]
[JsonSerializable(typeof(WorkspaceCreated))]
[JsonSerializable(typeof(WorkspaceUpdated))]
[JsonSerializable(typeof(MemberJoined))]
[JsonSerializable(typeof(MemberUpdated))]
[JsonSerializable(typeof(MemberRenamed))]
[JsonSerializable(typeof(MemberRemoved))]
[JsonSerializable(typeof(WorkspaceJoined))]
[JsonSerializable(typeof(WorkspaceLeft))]
internal sealed partial class WorkspacesJson : JsonSerializerContext;

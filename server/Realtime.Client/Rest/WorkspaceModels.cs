namespace Realtime.Client;

/// <summary>A workspace as the caller sees it; <paramref name="Role"/> is the caller's: owner, admin or member.</summary>
public sealed record Workspace(Guid Id, string Name, Guid StreamId, string Role, long Version, DateTimeOffset CreatedAt);

/// <summary>Someone in a workspace or channel. Those who left stay, with <paramref name="IsActive"/> false.</summary>
public sealed record Member(Guid UserId, string DisplayName, string Role, bool IsActive, DateTimeOffset JoinedAt);

/// <summary>A way into a workspace. <paramref name="MaxUses"/> null means without limit.</summary>
public sealed record Invite(
    string Code, Guid WorkspaceId, string Role, int? MaxUses, int Uses, DateTimeOffset ExpiresAt, DateTimeOffset CreatedAt);

internal sealed record CreateWorkspaceRequest(string Name);

internal sealed record UpdateMemberRequest(string Role);

internal sealed record CreateInviteRequest(string? Role, int? MaxUses, DateTimeOffset? ExpiresAt);

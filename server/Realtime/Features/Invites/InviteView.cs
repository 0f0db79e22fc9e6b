using System.Text.Json.Serialization;
using Realtime.Features.Workspaces;
using Realtime.Platform.Http;

namespace Realtime.Features.Invites;

/// <summary>An invite as the workspace's admins see it.</summary>
/// <param name="Code">Whoever has it may come in.</param>
/// <param name="WorkspaceId">Where to.</param>
/// <param name="Role">The role that it gives.</param>
/// <param name="MaxUses">How many people may come in by it; null without limit.</param>
/// <param name="Uses">How many have.</param>
/// <param name="ExpiresAt">From then on it is of no use.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record InviteView(
    string Code, Guid WorkspaceId, WorkspaceRole Role, int? MaxUses, int Uses, DateTimeOffset ExpiresAt, DateTimeOffset CreatedAt)
{
    internal static InviteView Of(Invite invite) =>
        new(invite.Code, invite.WorkspaceId, invite.Role, invite.MaxUses, invite.Uses, invite.ExpiresAt, invite.CreatedAt);
}

/// <summary>An invite as it looks to whoever was given it.</summary>
/// <param name="Code">As given.</param>
/// <param name="WorkspaceName">Where it leads.</param>
/// <param name="Role">The role that it gives.</param>
/// <param name="ExpiresAt">From then on it is of no use.</param>
public sealed record InvitePreview(string Code, string WorkspaceName, WorkspaceRole Role, DateTimeOffset ExpiresAt);

/// <summary>An invite to make.</summary>
/// <param name="Role">The role that it gives, at most the caller's own; a member's when left out.</param>
/// <param name="MaxUses">How many people may come in by it, 1 to 10,000; left out without limit.</param>
/// <param name="ExpiresAt">From then on it is of no use; within a year, seven days when left out.</param>
public sealed record CreateInviteRequest(WorkspaceRole? Role = null, int? MaxUses = null, DateTimeOffset? ExpiresAt = null);

/// <summary>What is kept of a withdrawal for those who send it again.</summary>
internal sealed record WithdrawnInvite(Guid WorkspaceId, string Code);

/// <summary>What is kept of an acceptance for those who send it again.</summary>
internal sealed record AcceptedInvite(string Code, WorkspaceView Workspace);

[JsonSerializable(typeof(InviteView))]
[JsonSerializable(typeof(Page<InviteView>))]
[JsonSerializable(typeof(InvitePreview))]
[JsonSerializable(typeof(CreateInviteRequest))]
[JsonSerializable(typeof(WithdrawnInvite))]
[JsonSerializable(typeof(AcceptedInvite))]
internal sealed partial class InvitesJson : JsonSerializerContext;

namespace Realtime.Client;

/// <summary>The calls about workspaces, their members and invites.</summary>
public sealed class WorkspacesApi
{
    private readonly ApiConnection _api;

    internal WorkspacesApi(ApiConnection api) => _api = api;

    /// <summary>Makes a workspace with the caller as its owner and a first channel.</summary>
    public Task<Workspace> CreateAsync(string name, Guid? opId = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            HttpMethod.Post, "workspaces", new CreateWorkspaceRequest(name), RealtimeJson.Default.CreateWorkspaceRequest,
            RealtimeJson.Default.Workspace, opId, cancellationToken);

    /// <summary>Lists the workspaces that the caller is in.</summary>
    public Task<Page<Workspace>> ListAsync(string? after = null, int? limit = null, CancellationToken cancellationToken = default) =>
        _api.GetAsync(Query.Of("workspaces", ("after", after), ("limit", limit)), RealtimeJson.Default.PageWorkspace, cancellationToken);

    /// <summary>Reads one workspace.</summary>
    public Task<Workspace> GetAsync(Guid workspaceId, CancellationToken cancellationToken = default) =>
        _api.GetAsync($"workspaces/{workspaceId}", RealtimeJson.Default.Workspace, cancellationToken);

    /// <summary>Lists the members, those who left included.</summary>
    public Task<Page<Member>> ListMembersAsync(
        Guid workspaceId, string? after = null, int? limit = null, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            Query.Of($"workspaces/{workspaceId}/members", ("after", after), ("limit", limit)), RealtimeJson.Default.PageMember,
            cancellationToken);

    /// <summary>Gives a member another role: owner, admin or member.</summary>
    public Task<Member> SetRoleAsync(
        Guid workspaceId, Guid userId, string role, Guid? opId = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            HttpMethod.Patch, $"workspaces/{workspaceId}/members/{userId}", new UpdateMemberRequest(role),
            RealtimeJson.Default.UpdateMemberRequest, RealtimeJson.Default.Member, opId, cancellationToken);

    /// <summary>Removes a member, or leaves when the id is the caller's own.</summary>
    public Task RemoveMemberAsync(Guid workspaceId, Guid userId, Guid? opId = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, $"workspaces/{workspaceId}/members/{userId}", opId, cancellationToken);

    /// <summary>Makes an invite; without arguments for members, unlimited uses and seven days.</summary>
    public Task<Invite> InviteAsync(
        Guid workspaceId, string? role = null, int? maxUses = null, DateTimeOffset? expiresAt = null, Guid? opId = null,
        CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            HttpMethod.Post, $"workspaces/{workspaceId}/invites", new CreateInviteRequest(role, maxUses, expiresAt),
            RealtimeJson.Default.CreateInviteRequest, RealtimeJson.Default.Invite, opId, cancellationToken);

    /// <summary>Joins a workspace by an invite's code; joining again changes nothing.</summary>
    public Task<Workspace> AcceptInviteAsync(string code, Guid? opId = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            HttpMethod.Post, $"invites/{Uri.EscapeDataString(code)}/accept", RealtimeJson.Default.Workspace, opId, cancellationToken);
}

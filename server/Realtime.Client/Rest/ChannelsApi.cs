namespace Realtime.Client;

/// <summary>The calls about channels and their members.</summary>
public sealed class ChannelsApi
{
    private readonly ApiConnection _api;

    internal ChannelsApi(ApiConnection api) => _api = api;

    /// <summary>Makes a channel; its creator is a member of it.</summary>
    public Task<Channel> CreateAsync(
        Guid workspaceId, string name, bool isPrivate = false, string? topic = null, Guid? opId = null,
        CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            HttpMethod.Post, $"workspaces/{workspaceId}/channels", new CreateChannelRequest(name, isPrivate, topic),
            RealtimeJson.Default.CreateChannelRequest, RealtimeJson.Default.Channel, opId, cancellationToken);

    /// <summary>Lists the channels that the caller sees: the public ones and the private ones the caller is in.</summary>
    public Task<Page<Channel>> ListAsync(
        Guid workspaceId, string? after = null, int? limit = null, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            Query.Of($"workspaces/{workspaceId}/channels", ("after", after), ("limit", limit)), RealtimeJson.Default.PageChannel,
            cancellationToken);

    /// <summary>Reads one channel.</summary>
    public Task<Channel> GetAsync(Guid channelId, CancellationToken cancellationToken = default) =>
        _api.GetAsync($"channels/{channelId}", RealtimeJson.Default.Channel, cancellationToken);

    /// <summary>Changes what is given and leaves the rest. With a version, fails with <c>version.stale</c> when the channel has
    /// moved on.</summary>
    public Task<Channel> UpdateAsync(
        Guid channelId, string? name = null, string? topic = null, bool? isArchived = null, long? version = null, Guid? opId = null,
        CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            HttpMethod.Patch, $"channels/{channelId}", new UpdateChannelRequest(name, topic, isArchived, version),
            RealtimeJson.Default.UpdateChannelRequest, RealtimeJson.Default.Channel, opId, cancellationToken);

    /// <summary>Lists the members; of a public channel that is everyone in the workspace.</summary>
    public Task<Page<Member>> ListMembersAsync(
        Guid channelId, string? after = null, int? limit = null, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            Query.Of($"channels/{channelId}/members", ("after", after), ("limit", limit)), RealtimeJson.Default.PageMember,
            cancellationToken);

    /// <summary>Adds a person of the workspace to the channel; adding again changes nothing.</summary>
    public Task<Member> AddMemberAsync(Guid channelId, Guid userId, Guid? opId = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            HttpMethod.Post, $"channels/{channelId}/members", new AddMemberRequest(userId), RealtimeJson.Default.AddMemberRequest,
            RealtimeJson.Default.Member, opId, cancellationToken);

    /// <summary>Removes a member, or leaves when the id is the caller's own.</summary>
    public Task RemoveMemberAsync(Guid channelId, Guid userId, Guid? opId = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, $"channels/{channelId}/members/{userId}", opId, cancellationToken);
}

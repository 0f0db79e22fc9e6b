namespace Realtime.Client;

/// <summary>The calls about messages and reactions. To send with retries, use <see cref="RealtimeClient.SendMessageAsync"/>.</summary>
public sealed class MessagesApi
{
    private readonly ApiConnection _api;

    internal MessagesApi(ApiConnection api) => _api = api;

    /// <summary>Posts a message once; after a transient failure call again with the same <paramref name="opId"/>.</summary>
    public Task<Message> PostAsync(
        Guid channelId, string body, Guid? threadRootId = null, Guid? opId = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            HttpMethod.Post, $"channels/{channelId}/messages", new PostMessageRequest(body, threadRootId),
            RealtimeJson.Default.PostMessageRequest, RealtimeJson.Default.Message, opId, cancellationToken);

    /// <summary>Lists messages, newest first.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="before">A cursor: what is older.</param>
    /// <param name="after">A cursor: what is newer.</param>
    /// <param name="limit">At most this many, 1 to 200.</param>
    /// <param name="view"><c>roots</c> leaves thread replies out.</param>
    /// <param name="threadRootId">Only the replies to this message.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Page<Message>> ListAsync(
        Guid channelId, string? before = null, string? after = null, int? limit = null, string? view = null, Guid? threadRootId = null,
        CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            Query.Of(
                $"channels/{channelId}/messages", ("before", before), ("after", after), ("limit", limit), ("view", view), ("threadRootId",
                threadRootId)),
            RealtimeJson.Default.PageMessage,
            cancellationToken);

    /// <summary>Reads one message.</summary>
    public Task<Message> GetAsync(Guid messageId, CancellationToken cancellationToken = default) =>
        _api.GetAsync($"messages/{messageId}", RealtimeJson.Default.Message, cancellationToken);

    /// <summary>Replaces the body of the caller's own message.</summary>
    public Task<Message> EditAsync(
        Guid messageId, string body, long? version = null, Guid? opId = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            HttpMethod.Patch, $"messages/{messageId}", new EditMessageRequest(body, version), RealtimeJson.Default.EditMessageRequest,
            RealtimeJson.Default.Message, opId, cancellationToken);

    /// <summary>Deletes a message; a tombstone stays.</summary>
    public Task DeleteAsync(Guid messageId, Guid? opId = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, $"messages/{messageId}", opId, cancellationToken);

    /// <summary>Lists the former bodies, newest first.</summary>
    public Task<Page<MessageEdit>> ListEditsAsync(Guid messageId, CancellationToken cancellationToken = default) =>
        _api.GetAsync($"messages/{messageId}/edits", RealtimeJson.Default.PageMessageEdit, cancellationToken);

    /// <summary>Reacts with an emoji; reacting again changes nothing.</summary>
    public Task<Message> AddReactionAsync(Guid messageId, string emoji, Guid? opId = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Put, Reaction(messageId, emoji), RealtimeJson.Default.Message, opId, cancellationToken);

    /// <summary>Takes the caller's reaction back.</summary>
    public Task<Message> RemoveReactionAsync(
        Guid messageId, string emoji, Guid? opId = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, Reaction(messageId, emoji), RealtimeJson.Default.Message, opId, cancellationToken);

    private static string Reaction(Guid messageId, string emoji) => $"messages/{messageId}/reactions/{Uri.EscapeDataString(emoji)}";
}

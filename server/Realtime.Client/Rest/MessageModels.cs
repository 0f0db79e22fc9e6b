namespace Realtime.Client;

/// <summary>A message as it is now. <paramref name="Seq"/> is that of the event that posted it; a deleted one has an empty body.</summary>
public sealed record Message(
    Guid Id,
    Guid ChannelId,
    long Seq,
    Guid AuthorId,
    string Body,
    Guid? ThreadRootId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EditedAt,
    DateTimeOffset? DeletedAt,
    long Version,
    int ReplyCount,
    DateTimeOffset? LastReplyAt,
    IReadOnlyList<Reaction> Reactions);

/// <summary>An emoji and those who reacted with it, in order.</summary>
public sealed record Reaction(string Emoji, IReadOnlyList<Guid> UserIds);

/// <summary>A former body and when it was replaced.</summary>
public sealed record MessageEdit(string Body, DateTimeOffset EditedAt);

internal sealed record PostMessageRequest(string Body, Guid? ThreadRootId);

internal sealed record EditMessageRequest(string Body, long? Version);

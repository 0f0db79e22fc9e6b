using System.Text.Json.Serialization;
using Realtime.Platform.Http;

namespace Realtime.Features.Messages;

/// <summary>A message as REST shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ChannelId">Its channel.</param>
/// <param name="Seq">The sequence number of its <c>message.posted</c>.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Body">What it says, in Markdown; empty once deleted.</param>
/// <param name="ThreadRootId">The message that it replies to, or null.</param>
/// <param name="CreatedAt">When it was posted.</param>
/// <param name="EditedAt">When it was last edited, or null.</param>
/// <param name="DeletedAt">When it was deleted, or null.</param>
/// <param name="Version">For <c>If-Match</c>: 1, and one more with each edit.</param>
/// <param name="ReplyCount">How many replies it has that are not deleted.</param>
/// <param name="LastReplyAt">When the newest of them was posted, or null.</param>
/// <param name="Reactions">In the order in which the emoji were first used.</param>
/// <param name="CardIds">The cards that were made from it, in that order. A card may be out of the reader's sight, or gone.</param>
public sealed record MessageView(
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
    IReadOnlyList<ReactionView> Reactions,
    IReadOnlyList<Guid> CardIds);

/// <summary>Who gave a message one emoji.</summary>
/// <param name="Emoji">The emoji.</param>
/// <param name="UserIds">In the order in which they gave it.</param>
public sealed record ReactionView(string Emoji, IReadOnlyList<Guid> UserIds);

/// <summary>A former text of a message.</summary>
/// <param name="Body">What it said.</param>
/// <param name="EditedAt">When that was replaced.</param>
public sealed record MessageEditView(string Body, DateTimeOffset EditedAt);

/// <summary>A new message.</summary>
/// <param name="Body">1 to 16,000 UTF-16 code units, not only white space.</param>
/// <param name="ThreadRootId">The message of the same channel that it replies to; itself no reply.</param>
public sealed record PostMessageRequest(string Body, Guid? ThreadRootId = null);

/// <summary>A message's new text.</summary>
/// <param name="Body">1 to 16,000 UTF-16 code units, not only white space.</param>
/// <param name="Version">The version that the author saw; null edits whatever is there.</param>
public sealed record EditMessageRequest(string Body, long? Version = null);

/// <summary>A new message, sent over the socket.</summary>
/// <param name="ChannelId">Where.</param>
/// <param name="Body">1 to 16,000 UTF-16 code units, not only white space.</param>
/// <param name="OpId">Makes sending again safe; not all zeros.</param>
/// <param name="ThreadRootId">The message of the same channel that it replies to; itself no reply.</param>
public sealed record SendMessageRequest(Guid ChannelId, string Body, Guid OpId, Guid? ThreadRootId = null);

/// <summary>The message is on the disk.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Seq">Its place in the channel's stream.</param>
public sealed record SendMessageReply(Guid Id, long Seq);

[JsonSerializable(typeof(MessageView))]
[JsonSerializable(typeof(Page<MessageView>))]
[JsonSerializable(typeof(Page<MessageEditView>))]
[JsonSerializable(typeof(PostMessageRequest))]
[JsonSerializable(typeof(EditMessageRequest))]
[JsonSerializable(typeof(SendMessageRequest))]
[JsonSerializable(typeof(SendMessageReply))]
[JsonSerializable(typeof(PostedMessage))]
[JsonSerializable(typeof(DeletedMessage))]
[JsonSerializable(typeof(MessagePosted))]
[JsonSerializable(typeof(MessageEdited))]
[JsonSerializable(typeof(MessageDeleted))]
[JsonSerializable(typeof(ReactionChanged))]
[JsonSerializable(typeof(MessageLinked))]
internal sealed partial class MessagesJson : JsonSerializerContext;

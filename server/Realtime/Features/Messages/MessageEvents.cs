using System.Text.Json.Serialization;

namespace Realtime.Features.Messages;

/// <summary>Types of a channel's events that are about messages. Channel, author and instant are the envelope's.</summary>
internal static class MessageEvents
{
    public const string Posted = "message.posted";
    public const string Edited = "message.edited";
    public const string Deleted = "message.deleted";
    /// <summary>A card was made from it.</summary>
    public const string Linked = "message.linked";
    public const string ReactionAdded = "reaction.added";
    public const string ReactionRemoved = "reaction.removed";
}

/// <summary>Data of <c>message.posted</c>.</summary>
internal sealed record MessagePosted(
    Guid Id,
    string Body,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ThreadRootId = null);

/// <summary>Data of <c>message.edited</c>.</summary>
internal sealed record MessageEdited(Guid Id, string Body, long Version);

/// <summary>Data of <c>message.deleted</c>.</summary>
internal sealed record MessageDeleted(Guid Id);

/// <summary>Data of <c>reaction.added</c> and <c>reaction.removed</c>.</summary>
internal sealed record ReactionChanged(Guid MessageId, string Emoji);

/// <summary>Data of <c>message.linked</c>.</summary>
internal sealed record MessageLinked(Guid Id, Guid CardId, Guid BoardId);

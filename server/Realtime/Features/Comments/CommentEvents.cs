using System.Text.Json.Serialization;

namespace Realtime.Features.Comments;

/// <summary>What happens to comments, on their board's stream. The card's version stays as it is.</summary>
internal static class CommentEvents
{
    public const string Posted = "comment.posted";
    public const string Edited = "comment.edited";
    public const string Deleted = "comment.deleted";
}

/// <summary>Data of <c>comment.posted</c>.</summary>
internal sealed record CommentPosted(Guid CardId, Guid Id, string Body, int CommentCount);

/// <summary>Data of <c>comment.edited</c>; the version is the comment's.</summary>
internal sealed record CommentEdited(Guid CardId, Guid Id, string Body, long Version, string FromBody = "");

/// <summary>Data of <c>comment.deleted</c>.</summary>
internal sealed record CommentDeleted(Guid CardId, Guid Id, int CommentCount);

[JsonSerializable(typeof(CommentPosted))]
[JsonSerializable(typeof(CommentEdited))]
[JsonSerializable(typeof(CommentDeleted))]
internal sealed partial class CommentEventsJson : JsonSerializerContext;

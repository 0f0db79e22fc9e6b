using System.Text.Json.Serialization;
using Realtime.Platform.Http;

namespace Realtime.Features.Comments;

/// <summary>A comment as REST shows it.</summary>
/// <param name="Id">The comment.</param>
/// <param name="CardId">Its card.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Body">What it says, in Markdown; empty once deleted.</param>
/// <param name="CreatedAt">When it was posted.</param>
/// <param name="EditedAt">When it was last edited, or null.</param>
/// <param name="DeletedAt">When it was deleted, or null.</param>
/// <param name="Version">For <c>If-Match</c>: 1, and one more with each edit.</param>
public sealed record CommentView(
    Guid Id,
    Guid CardId,
    Guid AuthorId,
    string Body,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EditedAt,
    DateTimeOffset? DeletedAt,
    long Version)
{
    internal static CommentView Of(Comment comment) => new(
        comment.Id, comment.CardId, comment.AuthorId, comment.Body, comment.CreatedAt, comment.EditedAt, comment.DeletedAt,
        comment.Version);
}

/// <summary>A new comment.</summary>
/// <param name="Body">1 to 16,000 UTF-16 code units, not only white space.</param>
public sealed record PostCommentRequest(string Body);

/// <summary>A comment's new text.</summary>
/// <param name="Body">1 to 16,000 UTF-16 code units, not only white space.</param>
/// <param name="Version">The version that the author saw; null edits whatever is there.</param>
public sealed record EditCommentRequest(string Body, long? Version = null);

/// <summary>What is kept of a deletion for those who send it again.</summary>
internal sealed record DeletedComment(Guid Id);

[JsonSerializable(typeof(CommentView))]
[JsonSerializable(typeof(Page<CommentView>))]
[JsonSerializable(typeof(PostCommentRequest))]
[JsonSerializable(typeof(EditCommentRequest))]
[JsonSerializable(typeof(DeletedComment))]
internal sealed partial class CommentsJson : JsonSerializerContext;

using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Comments;

/// <summary>Posts, edits, deletes and shows what people say about cards.</summary>
public sealed class Comments(EventLog log, BoardAccess access, IDbContextFactory<AppDbContext> factory, TimeProvider clock)
{
    /// <summary>Posts a comment; whoever it names and sees the board finds it in the inbox.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_active</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task<CommentView> PostAsync(Caller caller, Guid cardId, string body, Guid? opId, CancellationToken cancellationToken)
    {
        CheckBody(body);
        var id = Ids.New(clock);
        var view = await log.WriteAsync(
            cardId,
            new Operation(caller.UserId, "comment.post", opId),
            scope => CommentCommands.Insert(scope, cardId, id, body),
            cancellationToken);
        return view.CardId == cardId ? view : throw Errors.OperationMismatch();
    }

    /// <summary>Changes what the author said. The same text again changes nothing.</summary>
    /// <param name="caller">The author; nobody else may.</param>
    /// <param name="id">The comment.</param>
    /// <param name="body">1 to 16,000 UTF-16 code units, not only white space.</param>
    /// <param name="version">The version that the author saw, or null to edit whatever is there.</param>
    /// <param name="opId">Sent again with it, the first answer comes back.</param>
    /// <param name="cancellationToken">Stops the waiting, not the edit.</param>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>access.denied</c>, <c>board.archived</c>, <c>comment.deleted</c>,
    /// <c>version.stale</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task<CommentView> EditAsync(
        Caller caller, Guid id, string body, long? version, Guid? opId, CancellationToken cancellationToken)
    {
        CheckBody(body);
        var view = await log.WriteAsync(
            id,
            new Operation(caller.UserId, "comment.edit", opId),
            scope => CommentCommands.Edit(scope, id, body, version),
            cancellationToken);
        return view.Id == id ? view : throw Errors.OperationMismatch();
    }

    /// <summary>
    /// Leaves a tombstone in a comment's place; its author may, and the board's admins. Deleting a tombstone changes nothing.
    /// </summary>
    /// <exception cref="DomainError">
    /// <c>resource.not_found</c>, <c>access.denied</c>, <c>board.archived</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task DeleteAsync(Caller caller, Guid id, Guid? opId, CancellationToken cancellationToken)
    {
        var deleted = await log.WriteAsync(
            id, new Operation(caller.UserId, "comment.delete", opId), scope => CommentCommands.Delete(scope, id), cancellationToken);
        if (deleted.Id != id)
        {
            throw Errors.OperationMismatch();
        }
    }

    /// <summary>A page of a card's comments, newest first, tombstones too.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>, <c>resource.not_found</c>.</exception>
    public async Task<Page<CommentView>> PageAsync(
        Caller caller, Guid cardId, string? before, int? limit, CancellationToken cancellationToken)
    {
        var (place, size) = (PlaceCursor.Read("before", before) ?? long.MaxValue, Paging.Limit(limit));
        await access.CardAsync(caller, cardId, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<Comment>()
            .Where(comment => comment.CardId == cardId && comment.Seq < place)
            .OrderByDescending(comment => comment.Seq)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        return new Page<CommentView>(
            [.. rows.Take(size).Select(CommentView.Of)], rows.Count > size ? PlaceCursor.Write(rows[size - 1].Seq) : null);
    }

    private static void CheckBody(string body) => Text.Check("body", body, 1, Comment.MaxBodyLength, trim: false);
}

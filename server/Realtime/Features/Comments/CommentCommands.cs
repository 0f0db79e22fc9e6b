using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Features.Cards;
using Realtime.Features.Inbox;
using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Comments;

/// <summary>Posts, edits and deletes comments inside a command. What was said of a card that rests can still be taken back.</summary>
internal static class CommentCommands
{
    public static CommentView Insert(WriteScope scope, Guid cardId, Guid id, string body)
    {
        var card = CardScope.Active(scope, cardId);
        card.CommentCount++;
        var seq = CardLog.Append(
            scope, card, CommentEvents.Posted, new CommentPosted(cardId, id, body, card.CommentCount), CardFields.Comment(id));
        var comment = new Comment
        {
            Id = id,
            CardId = cardId,
            Seq = seq,
            AuthorId = scope.ActorId,
            Body = body,
            CreatedAt = scope.Now,
            Version = 1,
        };
        scope.Db.Add(comment);
        scope.Db.SaveChanges();
        TellMentioned(scope, card.BoardId, comment, former: "");
        return CommentView.Of(comment);
    }

    public static CommentView Edit(WriteScope scope, Guid id, string body, long? version)
    {
        var (comment, board) = Find(scope, id);
        if (comment.AuthorId != scope.ActorId)
        {
            throw Errors.Denied();
        }

        board.Writable();
        if (comment.DeletedAt is not null)
        {
            throw new DomainError("comment.deleted", 409, "This comment was deleted.");
        }

        if (version is { } seen && seen != comment.Version)
        {
            throw Errors.Stale(CommentView.Of(comment));
        }

        if (body != comment.Body)
        {
            var former = comment.Body;
            (comment.Body, comment.EditedAt, comment.Version) = (body, scope.Now, comment.Version + 1);
            scope.Db.SaveChanges();
            CardLog.Append(
                scope, board.BoardId, comment.CardId, CommentEvents.Edited,
                new CommentEdited(comment.CardId, id, body, comment.Version, former), CardFields.Comment(id));
            TellMentioned(scope, board.BoardId, comment, former);
        }

        return CommentView.Of(comment);
    }

    public static DeletedComment Delete(WriteScope scope, Guid id)
    {
        var (comment, board) = Find(scope, id);
        if (comment.AuthorId != scope.ActorId && !board.IsAdmin(scope.ActorId))
        {
            throw Errors.Denied();
        }

        board.Writable();
        if (comment.DeletedAt is null)
        {
            var card = scope.Db.Set<Card>().AsTracking().First(row => row.Id == comment.CardId);
            card.CommentCount--;
            (comment.Body, comment.DeletedAt) = ("", scope.Now);
            scope.Db.SaveChanges();
            CardLog.Append(
                scope, card, CommentEvents.Deleted, new CommentDeleted(card.Id, id, card.CommentCount), CardFields.Comment(id));
        }

        return new DeletedComment(id);
    }

    private static (Comment Comment, AllowedBoard Board) Find(WriteScope scope, Guid id)
    {
        var comment = scope.Db.Set<Comment>().AsTracking().FirstOrDefault(row => row.Id == id) ?? throw Errors.NotFound();
        return (comment, BoardAccess.Card(scope, comment.CardId));
    }

    private static void TellMentioned(WriteScope scope, Guid boardId, Comment comment, string former)
    {
        foreach (var userId in Mentions.Added(comment.Body, former))
        {
            if (BoardAccess.CanSee(scope, boardId, userId))
            {
                InboxItems.Add(
                    scope, userId, InboxKinds.Mention, BoardAccess.WorkspaceOf(scope, boardId),
                    new MentionNotice(scope.ActorId, Mentions.Excerpt(comment.Body), comment.CardId, boardId, comment.Id));
            }
        }
    }
}

using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Cards;

/// <summary>
/// Takes back the last thing that somebody did to a card of a board, and does it again. Only what nobody else has touched since: others'
/// work is never undone by accident.
/// </summary>
public sealed class Undo(EventLog log)
{
    /// <summary>Takes back the caller's last operation on the board.</summary>
    /// <exception cref="DomainError">
    /// <c>resource.not_found</c>, <c>board.archived</c>, <c>undo.nothing</c>, <c>undo.conflict</c> with who touched the same since: that
    /// operation is passed over from then on, <c>operation.mismatch</c>.
    /// </exception>
    public Task<Undone> UndoAsync(Caller caller, Guid boardId, Guid? opId, CancellationToken cancellationToken) =>
        RunAsync(caller, boardId, UndoLog.UndoKind, opId, cancellationToken);

    /// <summary>Does again what was taken back last.</summary>
    /// <inheritdoc cref="UndoAsync"/>
    public Task<Undone> RedoAsync(Caller caller, Guid boardId, Guid? opId, CancellationToken cancellationToken) =>
        RunAsync(caller, boardId, UndoLog.RedoKind, opId, cancellationToken);

    private async Task<Undone> RunAsync(Caller caller, Guid boardId, string kind, Guid? opId, CancellationToken cancellationToken)
    {
        var outcome = await log.WriteAsync(boardId, new Operation(caller.UserId, kind, opId), scope => Run(scope, boardId), cancellationToken);
        if (outcome.BoardId != boardId)
        {
            throw Errors.OperationMismatch();
        }

        // Thrown only now: passing over an operation that cannot be taken back is a change that has to last.
        return outcome.Done ?? throw new DomainError("undo.conflict", 409, outcome.Reason ?? Reason(outcome.Conflict!)) { Current = outcome.Conflict };
    }

    private static string Reason(UndoConflict conflict) =>
        conflict.UserId is null ? "There is no way back from here." : "Somebody else has changed the same since.";

    private static UndoOutcome Run(WriteScope scope, Guid boardId)
    {
        BoardAccess.Board(scope, boardId).Writable();
        var isUndo = scope.Operation.Kind == UndoLog.UndoKind;
        var mine = scope.Db.Set<UndoEntry>().AsTracking()
            .Where(row => row.BoardId == boardId && row.ActorId == scope.ActorId && row.IsUndone == !isUndo);

        // What was taken back last comes again first: the earliest of those.
        var entry = (isUndo ? mine.OrderByDescending(row => row.Seq) : mine.OrderBy(row => row.Seq)).FirstOrDefault()
            ?? throw new DomainError("undo.nothing", 409, isUndo ? "There is nothing to undo." : "There is nothing to redo.");
        var (type, data) = scope.Db.Set<Event>().Where(e => e.StreamId == boardId && e.Seq == entry.Seq)
            .Select(e => new ValueTuple<string, byte[]>(e.Type, e.Data)).First();
        var (conflict, refusal) = (UndoConflicts.SamePart(scope, entry), (DomainError?)null);
        if (conflict is null && TryInvert(scope, entry, type, data, isUndo, out refusal))
        {
            entry.IsUndone = isUndo;
            entry.LastSeq = scope.Db.Set<Platform.Events.Stream>().Where(stream => stream.Id == boardId).Select(stream => stream.Head).First();
            scope.Db.SaveChanges();
            return new UndoOutcome(boardId, new Undone(type, entry.CardId, CardViews.View(scope, entry.CardId)));
        }

        scope.Db.Remove(entry);
        scope.Db.SaveChanges();
        return new UndoOutcome(boardId, null, conflict ?? NoWayBack(scope, entry, data, refusal), refusal?.Message);
    }

    /// <summary>Where a limit stands in the way nobody is to blame, whoever else touched the card: its message tells.</summary>
    private static UndoConflict NoWayBack(WriteScope scope, UndoEntry entry, byte[] data, DomainError? refusal) =>
        refusal?.Code is "list.full" or "limit.exceeded"
            ? new UndoConflict(null, null, entry.CardId)
            : UndoConflicts.NoWayBack(scope, entry, data);

    private static bool TryInvert(WriteScope scope, UndoEntry entry, string type, byte[] data, bool isUndo, out DomainError? refusal)
    {
        try
        {
            refusal = null;
            return isUndo ? Inverse.Undo(scope, entry, type, data) : Inverse.Redo(scope, entry, type, data);
        }
        catch (DomainError error) when (error.Code is "request.invalid" or "limit.exceeded" or "list.full")
        {
            // The writers check before they write. What others did elsewhere on the card leaves no way back (a start after their new
            // due date, say), and an operation that can never be taken back must not stand in front of the earlier ones.
            refusal = error;
            return false;
        }
    }
}

/// <summary>What was taken back or done again.</summary>
/// <param name="Kind">The type of the event that it was, such as <c>card.moved</c>.</param>
/// <param name="CardId">The card.</param>
/// <param name="Card">The card as it is now.</param>
public sealed record Undone(string Kind, Guid CardId, CardView Card);

/// <summary>Why something cannot be taken back.</summary>
/// <param name="UserId">Who touched the same since, or left no other way back; null where that was nobody else.</param>
/// <param name="At">When they did.</param>
/// <param name="CardId">The card.</param>
public sealed record UndoConflict(Guid? UserId, DateTimeOffset? At, Guid CardId);

internal sealed record UndoOutcome(Guid BoardId, Undone? Done = null, UndoConflict? Conflict = null, string? Reason = null);

[JsonSerializable(typeof(Undone))]
[JsonSerializable(typeof(UndoConflict))]
[JsonSerializable(typeof(UndoOutcome))]
internal sealed partial class UndoJson : JsonSerializerContext;

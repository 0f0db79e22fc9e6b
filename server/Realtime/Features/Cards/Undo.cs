using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Cards;

/// <summary>
/// Takes back the last thing that somebody did to a card of a board, or to all cards of a list, and does it again. Only what
/// nobody else has touched since: others' work is never undone by accident.
/// </summary>
public sealed class Undo(EventLog log)
{
    /// <summary>Takes back the caller's last operation on the board.</summary>
    /// <exception cref="DomainError">
    /// <c>resource.not_found</c>, <c>board.archived</c>, <c>undo.nothing</c>, <c>undo.conflict</c> with who touched the same since,
    /// <c>undo.unsupported</c> with what it was: that operation is passed over from then on; <c>operation.mismatch</c>.
    /// </exception>
    public Task<Undone> UndoAsync(Caller caller, Guid boardId, Guid? opId, CommandCost cost, CancellationToken cancellationToken) =>
        RunAsync(boardId, new Operation(caller.UserId, UndoLog.UndoKind, opId), cost, cancellationToken);

    /// <summary>Does again what was taken back last.</summary>
    /// <inheritdoc cref="UndoAsync"/>
    public Task<Undone> RedoAsync(Caller caller, Guid boardId, Guid? opId, CommandCost cost, CancellationToken cancellationToken) =>
        RunAsync(boardId, new Operation(caller.UserId, UndoLog.RedoKind, opId), cost, cancellationToken);

    private async Task<Undone> RunAsync(Guid boardId, Operation operation, CommandCost cost, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cost);
        var outcome = await log.WriteAsync(boardId, operation, cost.Of(scope => Run(scope, boardId)), cancellationToken);
        if (outcome.BoardId != boardId)
        {
            throw Errors.OperationMismatch();
        }

        // Thrown only now: passing over an operation that cannot be taken back is a change that has to last.
        return outcome switch
        {
            { Done: { } done } => done,
            { Unsupported: { } what } => throw new DomainError(
                "undo.unsupported", 409, "What you did last cannot be undone. Undo once more for what was before it.")
            { Current = what },
            _ => throw new DomainError("undo.conflict", 409, outcome.Reason ?? Reason(outcome.Conflict!)) { Current = outcome.Conflict },
        };
    }

    private static string Reason(UndoConflict conflict) =>
        conflict.UserId is null ? "There is no way back from here." : "Somebody else has changed the same since.";

    private static UndoOutcome Run(WriteScope scope, Guid boardId)
    {
        BoardAccess.Board(scope, boardId).Writable();
        var isUndo = scope.Operation.Kind == UndoLog.UndoKind;
        var mine = scope.Db.Set<UndoEntry>().AsNoTracking()
            .Where(row => row.BoardId == boardId && row.ActorId == scope.ActorId && row.IsUndone == !isUndo);

        // What was taken back last comes again first: the earliest of those.
        var seqs = mine.Select(row => (long?)row.Seq);
        var seq = (isUndo ? seqs.Max() : seqs.Min())
            ?? throw new DomainError("undo.nothing", 409, isUndo ? "There is nothing to undo." : "There is nothing to redo.");
        var told = scope.Db.Set<Event>().AsNoTracking().First(e => e.StreamId == boardId && e.Seq == seq);
        if (UndoLog.Unsupported(told) is { } deed)
        {
            UndoLog.Forget(scope, boardId, seq);
            return new UndoOutcome(boardId, Unsupported: new UnsupportedUndo(deed));
        }

        var (done, left, refused) = Each(scope, mine.Where(row => row.Seq == seq), told, isUndo);
        left.ForEach(cardId => UndoLog.Forget(scope, boardId, seq, cardId));
        UndoLog.Mark(scope, boardId, seq, isUndo);
        return done is [var first, ..]
            ? new UndoOutcome(boardId, new Undone(told.Type, first, CardViews.View(scope, first), done.Count, left.Count))
            : refused!;
    }

    /// <summary>Takes back, or does again, what was done at once: to one card, or to those of a list.</summary>
    /// <returns>Those it was done to, those it was not, and why, where it was done to none.</returns>
    private static (List<Guid> Done, List<Guid> Left, UndoOutcome? Refused) Each(
        WriteScope scope, IQueryable<UndoEntry> entries, Event told, bool isUndo)
    {
        var decided = told.Type == CardEvents.ListArchived ? Together(scope, entries, told, isUndo) : new Decided([], []);
        var (done, left) = (decided.Done, decided.Left);
        var refused = done.Count == 0 && left is [var kept, ..]
            ? Refused(scope, entries.First(row => row.CardId == kept), told, decided.Refusal)
            : null;
        HashSet<Guid> looked = [.. done, .. left];
        var ids = entries.OrderBy(row => row.FromRank).ThenBy(row => row.CardId).Select(row => row.CardId).ToList();
        scope.Handled(left.Count);
        foreach (var cardId in ids.Where(cardId => !looked.Contains(cardId)))
        {
            // Read only now: making room for the card before it may have renamed its place.
            var why = TryInvert(scope, entries.First(row => row.CardId == cardId), told, isUndo);
            (why is null ? done : left).Add(cardId);
            refused ??= why;
            scope.Handled(1);
            scope.Db.ChangeTracker.Clear();
        }

        return (done, left, refused);
    }

    private static Decided Together(WriteScope scope, IQueryable<UndoEntry> entries, Event told, bool isUndo)
    {
        var listId = Inverse.Read<ListCardsArchived>(told.Data).ListId;
        return isUndo ? ListUndo.Undo(scope, listId, entries) : ListUndo.Redo(scope, listId, entries);
    }

    /// <summary>Takes an entry back or does it again.</summary>
    /// <returns>Why that cannot be; null when it is done.</returns>
    private static UndoOutcome? TryInvert(WriteScope scope, UndoEntry entry, Event told, bool isUndo)
    {
        if (Conflict(scope, entry, told) is { } conflict)
        {
            return new UndoOutcome(entry.BoardId, null, conflict);
        }

        try
        {
            var isDone = isUndo ? Inverse.Undo(scope, entry, told.Type, told.Data) : Inverse.Redo(scope, entry, told.Type, told.Data);
            return isDone ? null : Refused(scope, entry, told, null);
        }
        catch (DomainError error) when (error.Code is "request.invalid" or "limit.exceeded" or "list.full")
        {
            // The writers check before they write. What others did elsewhere on the card leaves no way back (a start after their new
            // due date, say), and an operation that can never be taken back must not stand in front of the earlier ones.
            return Refused(scope, entry, told, error);
        }
    }

    /// <summary>Whatever others did to a card that somebody made would go with it.</summary>
    private static UndoConflict? Conflict(WriteScope scope, UndoEntry entry, Event told) =>
        told.Type == CardEvents.Created ? UndoConflicts.SameCard(scope, entry) : UndoConflicts.SamePart(scope, entry);

    private static UndoOutcome Refused(WriteScope scope, UndoEntry entry, Event told, DomainError? refusal) =>
        Conflict(scope, entry, told) is { } conflict
            ? new UndoOutcome(entry.BoardId, null, conflict)
            : new UndoOutcome(entry.BoardId, null, NoWayBack(scope, entry, told.Data, refusal), refusal?.Message);

    /// <summary>Where a limit stands in the way nobody is to blame, whoever else touched the card: its message tells.</summary>
    private static UndoConflict NoWayBack(WriteScope scope, UndoEntry entry, byte[] data, DomainError? refusal) =>
        refusal?.Code is "list.full" or "limit.exceeded"
            ? new UndoConflict(null, null, entry.CardId)
            : UndoConflicts.NoWayBack(scope, entry, data);
}

/// <summary>What was taken back or done again.</summary>
/// <param name="Kind">The type of the event that it was, such as <c>card.moved</c>.</param>
/// <param name="CardId">The card, or the first of several.</param>
/// <param name="Card">The card as it is now.</param>
/// <param name="Count">How many cards it was; more than one where a whole list had been archived.</param>
/// <param name="Left">How many of them stay as they are: somebody else touched them since, or there is no room.</param>
public sealed record Undone(string Kind, Guid CardId, CardView Card, int Count = 1, int Left = 0);

/// <summary>What can be undone by nobody, but stood last.</summary>
/// <param name="Kind">The type of the event that it was, such as <c>comment.posted</c>.</param>
public sealed record UnsupportedUndo(string Kind);

/// <summary>Why something cannot be taken back.</summary>
/// <param name="UserId">Who touched the same since, or left no other way back; null where that was nobody else.</param>
/// <param name="At">When they did.</param>
/// <param name="CardId">The card.</param>
public sealed record UndoConflict(Guid? UserId, DateTimeOffset? At, Guid CardId);

internal sealed record UndoOutcome(
    Guid BoardId, Undone? Done = null, UndoConflict? Conflict = null, string? Reason = null, UnsupportedUndo? Unsupported = null);

[JsonSerializable(typeof(Undone))]
[JsonSerializable(typeof(UndoConflict))]
[JsonSerializable(typeof(UnsupportedUndo))]
[JsonSerializable(typeof(UndoOutcome))]
internal sealed partial class UndoJson : JsonSerializerContext;

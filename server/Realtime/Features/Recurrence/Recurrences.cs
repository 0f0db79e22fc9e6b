using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Features.Cards;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Recurrence;

/// <summary>Cards that come again.</summary>
public sealed class Recurrences(EventLog log, BoardAccess access, IDbContextFactory<AppDbContext> factory)
{
    private const int MaxEvery = 365;

    /// <summary>How a card comes again.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>, also when it does not.</exception>
    public async Task<RecurrenceView> GetAsync(Caller caller, Guid cardId, CancellationToken cancellationToken)
    {
        await access.CardAsync(caller, cardId, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var row = await db.Set<CardRecurrence>().FirstOrDefaultAsync(row => row.CardId == cardId, cancellationToken);
        return row is null ? throw Errors.NotFound() : RecurrenceView.Of(row);
    }

    /// <summary>Lets a card come again; an older rule of it ends.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task<RecurrenceView> SetAsync(
        Caller caller, Guid cardId, SetRecurrenceRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        var row = Read(cardId, request);
        var changed = await WriteAsync(
            caller, "recurrence.set", cardId, scope => RecurrenceCommands.Set(scope, row), opId, cancellationToken);
        return changed.Recurrence!;
    }

    /// <summary>Lets a card come again no more; a card that does not is fine.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>, <c>board.archived</c>, <c>operation.mismatch</c>.</exception>
    public Task RemoveAsync(Caller caller, Guid cardId, Guid? opId, CancellationToken cancellationToken) =>
        WriteAsync(caller, "recurrence.remove", cardId, scope => RecurrenceCommands.Remove(scope, cardId), opId, cancellationToken);

    /// <summary>
    /// Inside a command: a card changed its list or its state. Call it after the card's row is saved; a card that does not come
    /// again costs one look at an index.
    /// </summary>
    public static void Follow(WriteScope scope, Guid cardId) => RecurrenceCommands.Follow(scope, cardId);

    /// <summary>The same for any number of cards, in one go: those whose list was closed or opened, or which were put away together.</summary>
    internal static void Follow(WriteScope scope, IQueryable<Card> cards) => RecurrenceCommands.Follow(scope, cards);

    private async Task<ChangedRecurrence> WriteAsync(
        Caller caller, string kind, Guid cardId, Func<WriteScope, ChangedRecurrence> command, Guid? opId,
        CancellationToken cancellationToken)
    {
        var changed = await log.WriteAsync(cardId, new Operation(caller.UserId, kind, opId), command, cancellationToken);
        return changed.CardId == cardId ? changed : throw Errors.OperationMismatch();
    }

    private static CardRecurrence Read(Guid cardId, SetRecurrenceRequest request)
    {
        if (request.Every is < 1 or > MaxEvery)
        {
            throw Errors.Invalid("every", $"It must be 1 to {MaxEvery}.");
        }

        if (request.Kind != RecurrenceKind.Weekly && request.Days is not null)
        {
            throw Errors.Invalid("days", "Only a weekly card has days.");
        }

        if (request.Kind == RecurrenceKind.Monthly != request.DayOfMonth is >= 1 and <= 31 || request.DayOfMonth is < 1 or > 31)
        {
            throw Errors.Invalid("dayOfMonth", "It must be 1 to 31 with a monthly card, and is left out else.");
        }

        return new CardRecurrence
        {
            CardId = cardId,
            Kind = request.Kind,
            Every = request.Every,
            Days = request.Kind == RecurrenceKind.Weekly ? RecurrenceView.Bits(request.Days) : 0,
            DayOfMonth = request.DayOfMonth ?? 0,
            Time = LocalTimes.CheckTime("time", request.Time),
            TimeZone = LocalTimes.CheckZone("timeZone", request.TimeZone).Id,
            ListId = request.ListId,
        };
    }
}

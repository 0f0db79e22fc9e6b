using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Features.Cards;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Reminders;

/// <summary>People's reminders of cards.</summary>
public sealed class Reminders(EventLog log, BoardAccess access, IDbContextFactory<AppDbContext> factory)
{
    private const int FirstYear = 2000;
    private const int LastYear = 2199;

    /// <summary>Makes a reminder for the caller.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>limit.exceeded</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task<ReminderView> CreateAsync(
        Caller caller, Guid cardId, CreateReminderRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        Check(request);
        var view = await log.WriteAsync(
            caller.UserId,
            new Operation(caller.UserId, "reminder.create", opId),
            scope => ReminderCommands.Create(scope, cardId, request),
            cancellationToken);
        return view.CardId == cardId ? view : throw Errors.OperationMismatch();
    }

    /// <summary>The caller's reminders of a card, oldest first; there are never more than one page.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public async Task<Page<ReminderView>> ListAsync(Caller caller, Guid cardId, CancellationToken cancellationToken)
    {
        await access.CardAsync(caller, cardId, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<Reminder>()
            .Where(reminder => reminder.CardId == cardId && reminder.UserId == caller.UserId)
            .OrderBy(reminder => reminder.Id)
            .ToListAsync(cancellationToken);
        return new Page<ReminderView>([.. rows.Select(ReminderView.Of)]);
    }

    /// <summary>Deletes the caller's own reminder, whether or not they still see the card.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>, <c>operation.mismatch</c>.</exception>
    public async Task DeleteAsync(Caller caller, Guid id, Guid? opId, CancellationToken cancellationToken)
    {
        var deleted = await log.WriteAsync(
            caller.UserId,
            new Operation(caller.UserId, "reminder.delete", opId),
            scope => ReminderCommands.Delete(scope, id),
            cancellationToken);
        if (deleted.Id != id)
        {
            throw Errors.OperationMismatch();
        }
    }

    /// <summary>
    /// Inside a command: a card's start, due date, state or list changed, so its reminders move with it. Call it after the card's
    /// row is saved. A card without reminders costs one look at an index.
    /// </summary>
    public static void Follow(WriteScope scope, Guid cardId) => ReminderCommands.Follow(scope, cardId);

    /// <summary>The same for any number of cards, in one go: those whose list was closed or opened, or which were put away together.</summary>
    internal static void Follow(WriteScope scope, IQueryable<Card> cards) => ReminderCommands.Follow(scope, cards);

    private static void Check(CreateReminderRequest request)
    {
        var given = (request.DueAt is null ? 0 : 1) + (request.BeforeDue is null ? 0 : 1) + (request.BeforeStart is null ? 0 : 1);
        if (given != 1)
        {
            throw Errors.Invalid("dueAt", "Give dueAt, beforeDue or beforeStart, one of them.");
        }

        if (request.DueAt is { UtcDateTime.Year: < FirstYear or > LastYear })
        {
            throw Errors.Invalid("dueAt", $"Its year must be {FirstYear} to {LastYear}.");
        }

        CheckMinutes("beforeDue", request.BeforeDue);
        CheckMinutes("beforeStart", request.BeforeStart);
        if (request.TimeZone is { } zone)
        {
            LocalTimes.CheckZone("timeZone", zone);
        }
    }

    private static void CheckMinutes(string member, int? minutes)
    {
        if (minutes is < 0 or > Reminder.MaxBefore)
        {
            throw Errors.Invalid(member, $"It must be 0 to {Reminder.MaxBefore} minutes.");
        }
    }
}

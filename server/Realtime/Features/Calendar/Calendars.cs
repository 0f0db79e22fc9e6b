using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Realtime.Features.Accounts;
using Realtime.Features.Digest;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Calendar;

/// <summary>People's calendar addresses, and what is found there.</summary>
public sealed class Calendars(EventLog log, IDbContextFactory<AppDbContext> factory, TimeProvider clock) : IStandingAccess
{
    private const int SecretBytes = 32;
    private const int MaxCards = 2_000;
    private const int PastDays = 366;

    /// <summary>
    /// Makes the caller's address; an older one ends. It takes no operation id: the answer would have to be kept, and with it the
    /// secret. Whoever sends again gets a new one.
    /// </summary>
    /// <returns>The secret; nobody can read it again.</returns>
    internal async Task<(string Secret, DateTimeOffset CreatedAt)> CreateAsync(Caller caller, CancellationToken cancellationToken)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var created = await log.WriteAsync(
            caller.UserId,
            Operation.By(caller, "calendar.create", null),
            scope =>
            {
                Remove(scope, caller.UserId);
                scope.Statement("insert into calendar_feeds (user_id, secret_hash, created_at) values (@0, @1, @2)")
                    .Execute(scope.ActorId, Hash(secret), scope.Now);
                scope.Audit(Guid.Empty, "calendar.address_made", "user", scope.ActorId);
                return new CalendarView(scope.Now);
            },
            cancellationToken);
        return (secret, created.CreatedAt);
    }

    /// <summary>When the caller's address was made.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c> when there is none.</exception>
    public async Task<CalendarView> GetAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var feed = await db.Set<CalendarFeed>().FirstOrDefaultAsync(row => row.UserId == caller.UserId, cancellationToken);
        return feed is null ? throw Errors.NotFound() : new CalendarView(feed.CreatedAt);
    }

    /// <summary>Ends the caller's address; none is fine.</summary>
    public Task DeleteAsync(Caller caller, Guid? opId, CancellationToken cancellationToken) =>
        log.WriteAsync(
            caller.UserId, Operation.By(caller, "calendar.delete", opId), scope => Delete(scope, caller.UserId), cancellationToken);

    /// <inheritdoc/>
    public void End(WriteScope scope, Guid userId)
    {
        ArgumentNullException.ThrowIfNull(scope);
        Delete(scope, userId);
    }

    /// <summary>The calendar behind an address: at most 2,000 cards, none due more than a year ago.</summary>
    /// <param name="secret">The secret part of the address.</param>
    /// <param name="page">The page's own address, for links.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    internal async Task<string> ReadAsync(string secret, Uri page, CancellationToken cancellationToken)
    {
        var hash = Hash(secret);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var userId = await db.Set<CalendarFeed>()
            .Where(feed => feed.SecretHash == hash)
            .Select(feed => (Guid?)feed.UserId)
            .FirstOrDefaultAsync(cancellationToken) ?? throw Errors.NotFound();
        var now = clock.GetUtcNow();
        var (oldest, oldestDay) = (now.AddDays(-PastDays), DateOnly.FromDateTime(now.UtcDateTime.AddDays(-PastDays)));
        var cards = await DueCards.Of(db, userId)
            .Where(card => card.DueAt >= oldest || card.DueDate >= oldestDay)
            .OrderByDescending(card => card.CardId)
            .Take(MaxCards)
            .ToListAsync(cancellationToken);
        return CalendarText.Write(cards, page, now);
    }

    private static bool Delete(WriteScope scope, Guid userId)
    {
        var isEnded = Remove(scope, userId);
        if (isEnded)
        {
            scope.Audit(Guid.Empty, "calendar.address_ended", "user", userId);
        }

        return isEnded;
    }

    private static bool Remove(WriteScope scope, Guid userId) =>
        scope.Statement("delete from calendar_feeds where user_id = @0").Execute(userId) > 0;

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

using System.Security.Cryptography;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Jobs;

namespace Realtime.Platform.Mail;

/// <summary>
/// Sends what waits in the outbox. Before each try its next one is put off until this one is surely over, so that two nodes never send
/// the same mail at once. Twice, one after the other, it is sent where its row outlives the mail server's acknowledgement: when the
/// acknowledgement is lost, or when this server crashes before the row is removed, is stopped while it is too busy to, or stays too
/// busy until the next try. SMTP cannot exclude it; both copies have the same id.
/// </summary>
internal sealed partial class MailWork(
    EventLog log,
    IDbContextFactory<AppDbContext> factory,
    MailSender sender,
    MailQuota quota,
    IOptions<MailOptions> options,
    TimeProvider clock,
    ILogger<MailWork> logger) : IDueWork
{
    public const string WorkName = "mails";
    private const int MaxAttempts = 12;
    private static readonly TimeSpan s_longestPause = TimeSpan.FromHours(1);

    /// <summary>From the commit that puts a mail off to the beginning of its time-out, on a busy machine.</summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_firstRest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longestRest = TimeSpan.FromSeconds(5);

    public string Name => WorkName;

    public bool IsSlow => true;

    public async Task<IReadOnlyList<DateTimeOffset>> AheadAsync(
        DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Set<OutgoingMail>()
            .Where(mail => mail.NextAt > after && mail.NextAt <= until)
            .Select(mail => mail.NextAt).Distinct().Order().Take(1000)
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<DueItem>> DueAsync(
        DateTimeOffset until, DueItem after, int limit, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Set<OutgoingMail>()
            .Where(mail => mail.NextAt <= until && mail.NextAt >= after.At && (mail.NextAt > after.At || mail.Id > after.Id))
            .OrderBy(mail => mail.NextAt).ThenBy(mail => mail.Id).Take(limit)
            .Select(mail => new DueItem(mail.Id, mail.UserId, mail.NextAt))
            .ToListAsync(cancellationToken);
    }

    public async Task RunAsync(DueItem item, CancellationToken cancellationToken)
    {
        if (!await CommandAsync("mail.try", item, scope => Claim(scope, item), cancellationToken))
        {
            return;
        }

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var mail = await db.Set<OutgoingMail>().SingleAsync(mail => mail.Id == item.Id, cancellationToken);

        // Links that anybody may ask for have a count of their own: a stranger must not use up the day's reminders.
        var counted = MailSeal.IsSealed(mail.Body) ? "links " + mail.Address : mail.Address;
        if (mail.Attempts > 1 || quota.TryTake(counted))
        {
            if (!await TrySendAsync(mail, cancellationToken))
            {
                return;
            }
        }
        else
        {
            Log.TooMany(logger, mail.Id, mail.UserId);
        }

        await FinishAsync(item, mail, cancellationToken);
    }

    /// <summary>Removes the row, again and again where the server is too busy, for as long as nobody else tries to send it.</summary>
    private async Task FinishAsync(DueItem item, OutgoingMail mail, CancellationToken cancellationToken)
    {
        for (var rest = s_firstRest; ; rest = rest * 2 < s_longestRest ? rest * 2 : s_longestRest)
        {
            try
            {
                await CommandAsync("mail.done", item, scope => Remove(scope, item), cancellationToken);
                return;
            }
            catch (DomainError busy) when (busy.Code == Errors.Busy().Code && clock.GetUtcNow() + rest < mail.NextAt)
            {
                Log.NotRemoved(logger, mail.Id, rest);
            }

            await Task.Delay(rest, clock, cancellationToken);
        }
    }

    /// <summary>Whether there is nothing left to do for it: it was taken, or refused for good.</summary>
    private async Task<bool> TrySendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        try
        {
            await sender.SendAsync(mail, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            if (mail.Attempts < MaxAttempts
                && failure is not SmtpCommandException { StatusCode: >= SmtpStatusCode.CommandUnrecognized } and not CryptographicException)
            {
                Log.PutOff(logger, mail.Id, mail.NextAt, failure);
                return false;
            }

            Log.Refused(logger, mail.Id, failure);
        }

        return true;
    }

    private bool Claim(WriteScope scope, DueItem item)
    {
        var attempts = scope.Statement(
            "update outgoing_mails set attempts = attempts + 1 where id = @0 and next_at = @1 returning attempts")
            .Scalar<long>(item.Id, item.At);
        if (attempts == 0)
        {
            return false;
        }

        var pause = TimeSpan.FromMinutes(Math.Min(Math.Pow(2, attempts - 1), s_longestPause.TotalMinutes));
        var over = options.Value.Timeout + s_margin;
        var next = scope.Now + (pause > over ? pause : over);
        scope.Statement("update outgoing_mails set next_at = @1 where id = @0").Execute(item.Id, next);
        scope.Wake(WorkName, next);
        return true;
    }

    private static bool Remove(WriteScope scope, DueItem item) =>
        scope.Statement("delete from outgoing_mails where id = @0").Execute(item.Id) > 0;

    private Task<bool> CommandAsync(string kind, DueItem item, Func<WriteScope, bool> command, CancellationToken cancellationToken) =>
        log.WriteAsync(item.UserId, new Operation(item.UserId, kind, null), command, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1505, LogLevel.Warning, "Mail {Id} is done with, and the server is too busy to note it; again in {Rest}")]
        public static partial void NotRemoved(ILogger logger, Guid id, TimeSpan rest);

        [LoggerMessage(1501, LogLevel.Warning, "Mail {Id} was not sent; it is tried again at {NextAt}")]
        public static partial void PutOff(ILogger logger, Guid id, DateTimeOffset nextAt, Exception exception);

        [LoggerMessage(1502, LogLevel.Error, "Mail {Id} was refused for good and is dropped")]
        public static partial void Refused(ILogger logger, Guid id, Exception exception);

        [LoggerMessage(1503, LogLevel.Warning, "Mail {Id} is dropped: person {UserId} had as many today as Mail:DailyLimit allows")]
        public static partial void TooMany(ILogger logger, Guid id, Guid userId);
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Realtime.Features.Inbox;
using Realtime.Features.Settings;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Jobs;
using Realtime.Platform.Mail;

namespace Realtime.Features.Digest;

/// <summary>
/// Sends each person's digest at their hour: a notice for each workspace in which something is due that day or overdue. Mornings
/// that the server slept through are made up for by one digest, of today.
/// </summary>
internal sealed class DigestWork(EventLog log, IDbContextFactory<AppDbContext> factory, MailOutbox outbox) : IDueWork
{
    private const int MaxCards = 50;

    public string Name => Settings.Settings.DigestWork;

    public async Task<IReadOnlyList<DateTimeOffset>> AheadAsync(
        DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Set<PersonSettings>()
            .Where(person => person.NextDigestAt > after && person.NextDigestAt <= until)
            .Select(person => person.NextDigestAt!.Value).Distinct().Order().Take(1000)
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<DueItem>> DueAsync(
        DateTimeOffset until, DueItem after, int limit, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Set<PersonSettings>()
            .Where(person => person.NextDigestAt <= until && person.NextDigestAt >= after.At
                && (person.NextDigestAt > after.At || person.UserId > after.Id))
            .OrderBy(person => person.NextDigestAt).ThenBy(person => person.UserId).Take(limit)
            .Select(person => new DueItem(person.UserId, person.UserId, person.NextDigestAt!.Value))
            .ToListAsync(cancellationToken);
    }

    public async Task RunAsync(DueItem item, CancellationToken cancellationToken)
    {
        try
        {
            var operation = new Operation(item.UserId, "digest.send", Ids.Of(item.Id, item.At));
            await log.WriteAsync(item.UserId, operation, scope => Send(scope, item), cancellationToken);
        }
        catch (DomainError moved) when (moved.Code == "resource.not_found")
        {
            // Sent, switched off or moved to another hour since it was read.
        }
    }

    private bool Send(WriteScope scope, DueItem item)
    {
        var settings = scope.Db.Set<PersonSettings>().AsTracking()
            .FirstOrDefault(row => row.UserId == item.UserId && row.NextDigestAt == item.At) ?? throw Errors.NotFound();
        Settings.Settings.PutOffDigest(scope, settings);
        scope.Db.SaveChanges();

        var zone = LocalTimes.Zone(settings.TimeZone);
        var day = LocalTimes.Read(scope.Now, zone).Day;
        var tomorrow = LocalTimes.At(day.AddDays(1), TimeOnly.MinValue, zone);
        var due = DueCards.Of(scope.Db, item.UserId)
            .Where(card => card.DueAt < tomorrow || card.DueDate <= day)
            .ToList();
        foreach (var inWorkspace in due.GroupBy(card => card.WorkspaceId))
        {
            var cards = inWorkspace
                .OrderBy(card => card.DueAt ?? LocalTimes.At(card.DueDate!.Value, TimeOnly.MinValue, zone)).ThenBy(card => card.CardId)
                .Take(MaxCards)
                .Select(card => new DigestCard(card.CardId, card.BoardId, card.Title, new DigestDue(card.DueAt, card.DueDate)));
            Tell(scope, settings, inWorkspace.Key, new DigestNotice(day, [.. cards]));
        }

        return true;
    }

    private void Tell(WriteScope scope, PersonSettings settings, Guid workspaceId, DigestNotice digest)
    {
        InboxItems.Add(scope, settings.UserId, InboxKinds.Digest, workspaceId, digest);
        if (settings.EmailReminders)
        {
            var subject = string.Create(CultureInfo.InvariantCulture, $"Due on {digest.Day:yyyy-MM-dd}: {digest.Cards.Count}");
            var body = string.Join('\n', digest.Cards.Select(card => "- " + card.Title));
            outbox.Add(scope, settings.UserId, subject, body, $"w/{workspaceId}/inbox");
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Settings;

/// <summary>People's own settings.</summary>
public sealed class Settings(EventLog log, IDbContextFactory<AppDbContext> factory)
{
    /// <summary>The name of the work that sends digests; woken when somebody's next one changes.</summary>
    public const string DigestWork = "digests";

    /// <summary>The caller's settings.</summary>
    public async Task<SettingsView> GetAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return SettingsView.Of(
            await db.Set<PersonSettings>().FirstOrDefaultAsync(row => row.UserId == caller.UserId, cancellationToken)
                ?? new PersonSettings());
    }

    /// <summary>Changes the caller's settings. The next digest follows a new zone or time at once.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>, <c>operation.mismatch</c>.</exception>
    public Task<SettingsView> UpdateAsync(Caller caller, UpdateSettingsRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.TimeZone is { } zone)
        {
            LocalTimes.CheckZone("timeZone", zone);
        }

        var digestTime = request.DigestAt is { } text ? LocalTimes.CheckTime("digestAt", text) : (TimeOnly?)null;
        return log.WriteAsync(
            caller.UserId,
            new Operation(caller.UserId, "settings.update", opId),
            scope => Update(scope, request, digestTime),
            cancellationToken);
    }

    /// <summary>Inside a command: the zone somebody lives in.</summary>
    public static string ZoneOf(WriteScope scope, Guid userId)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Statement("select time_zone from person_settings where user_id = @0").Scalar<string>(userId) ?? LocalTimes.DefaultZone;
    }

    /// <summary>Inside a command: whether somebody wants reminders by e-mail too.</summary>
    public static bool WantsEmail(WriteScope scope, Guid userId)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Statement("select email_reminders from person_settings where user_id = @0").Scalar<bool>(userId);
    }

    /// <summary>Inside a command: a digest went out; the next one is after now.</summary>
    internal static void PutOffDigest(WriteScope scope, PersonSettings settings)
    {
        settings.NextDigestAt = settings.Digest ? settings.DigestAfter(scope.Now) : null;
        if (settings.NextDigestAt is { } next)
        {
            scope.Wake(DigestWork, next);
        }
    }

    private static SettingsView Update(WriteScope scope, UpdateSettingsRequest request, TimeOnly? digestTime)
    {
        var settings = scope.Db.Set<PersonSettings>().Find(scope.ActorId);
        if (settings is null)
        {
            settings = new PersonSettings { UserId = scope.ActorId };
            scope.Db.Add(settings);
        }

        var before = (settings.TimeZone, settings.DigestTime, settings.Digest);
        settings.TimeZone = request.TimeZone ?? settings.TimeZone;
        settings.Digest = request.Digest ?? settings.Digest;
        settings.DigestTime = digestTime ?? settings.DigestTime;
        settings.EmailReminders = request.EmailReminders ?? settings.EmailReminders;
        if (before != (settings.TimeZone, settings.DigestTime, settings.Digest))
        {
            PutOffDigest(scope, settings);
        }

        scope.Db.SaveChanges();
        return SettingsView.Of(settings);
    }
}

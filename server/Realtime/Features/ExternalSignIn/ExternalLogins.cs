using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Realtime.Features.Accounts;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.ExternalSignIn;

/// <summary>The accounts elsewhere that people linked; the only writer of <c>external_logins</c>.</summary>
internal sealed class ExternalLogins(
    IDbContextFactory<AppDbContext> databases, EventLog log, ExternalProviders providers, ILogger<ExternalLogins> logger) : IStandingAccess
{
    private const string FindSql = "select user_id from external_logins where provider = @0 and issuer = @1 and subject = @2";

    /// <summary>Inside a command: the account that the identity opens.</summary>
    public static Guid? Find(WriteScope scope, ExternalIdentity identity)
    {
        using var row = scope.Statement(FindSql).Query(identity.Provider, identity.Issuer, identity.Subject);
        return row.Read() ? row.GetGuid(0) : null;
    }

    /// <summary>Inside a command: lets the identity open the account from now on.</summary>
    public static void Add(WriteScope scope, Guid userId, ExternalIdentity identity) =>
        scope.Statement(
            "insert into external_logins (provider, issuer, subject, user_id, label, created_at) values (@0, @1, @2, @3, @4, @5)")
            .Execute(identity.Provider, identity.Issuer, identity.Subject, userId, identity.Label, scope.Now);

    /// <summary>Inside a command: notes that somebody signs in by it.</summary>
    public static void Touch(WriteScope scope, ExternalIdentity identity) =>
        scope.Statement("update external_logins set last_used_at = @3 where provider = @0 and issuer = @1 and subject = @2")
            .Execute(identity.Provider, identity.Issuer, identity.Subject, scope.Now);

    /// <summary>Inside a command: an address that the provider says is theirs is so here too, if it is the account's.</summary>
    public static void Vouch(WriteScope scope, Guid userId, ExternalIdentity identity)
    {
        if (identity.Email is { } email)
        {
            Accounts.Accounts.ConfirmEmail(scope, userId, email);
        }
    }

    /// <summary>What the caller linked.</summary>
    public async Task<Page<LoginView>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<ExternalLogin>().Where(login => login.UserId == caller.UserId)
            .OrderBy(login => login.Provider).ToListAsync(cancellationToken);
        return new Page<LoginView>([.. rows.Select(Show)]);
    }

    /// <summary>Whether the caller may set out to link.</summary>
    /// <exception cref="DomainError"><c>auth.login_exists</c>.</exception>
    public async Task CheckFreeAsync(Caller caller, string provider, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<ExternalLogin>().AnyAsync(login => login.UserId == caller.UserId && login.Provider == provider, cancellationToken))
        {
            throw ExternalErrors.Exists();
        }
    }

    /// <summary>Links an identity to the caller's account; once more is harmless.</summary>
    /// <exception cref="DomainError"><c>auth.login_taken</c>, <c>auth.login_exists</c>.</exception>
    public Task LinkAsync(Caller caller, ExternalIdentity identity, CancellationToken cancellationToken) =>
        log.WriteAsync(
            caller.UserId,
            Operation.By(caller, "login.link", null),
            scope =>
            {
                if (Find(scope, identity) is { } owner)
                {
                    return owner == caller.UserId ? false : throw ExternalErrors.Taken();
                }

                const string sameProvider = "select count(*) from external_logins where user_id = @0 and provider = @1";
                if (Count(scope, caller, sameProvider, identity.Provider) > 0)
                {
                    throw ExternalErrors.Exists();
                }

                Add(scope, caller.UserId, identity);
                Vouch(scope, caller.UserId, identity);
                scope.Audit(Guid.Empty, "login.linked", "user", caller.UserId, new AuditFact("provider", null, identity.Provider));
                return true;
            },
            cancellationToken);

    /// <summary>Unlinks the caller's account at a provider, unless nothing else would let them in.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>, <c>auth.last_sign_in</c>.</exception>
    public async Task UnlinkAsync(Caller caller, string provider, CancellationToken cancellationToken)
    {
        await log.WriteAsync(caller.UserId, Operation.By(caller, "login.unlink", null), scope => Unlink(scope, caller, provider), cancellationToken);
        ExternalLog.Unlinked(logger, caller.UserId, provider);
    }

    public void End(WriteScope scope, Guid userId) => scope.Statement("delete from external_logins where user_id = @0").Execute(userId);

    /// <summary>A provider that is switched off lets nobody in, so what is linked there does not count.</summary>
    private bool Unlink(WriteScope scope, Caller caller, string provider)
    {
        const string CountSql = "select count(*) from external_logins where user_id = @0 and provider = @1";
        if (Count(scope, caller, CountSql, provider) == 0)
        {
            throw Errors.NotFound();
        }

        var others = providers.All.Where(other => other.Id != provider).Sum(other => Count(scope, caller, CountSql, other.Id));
        if (others == 0 && !Accounts.Accounts.HasPassword(scope, caller.UserId))
        {
            throw ExternalErrors.LastSignIn();
        }

        scope.Audit(Guid.Empty, "login.unlinked", "user", caller.UserId, new AuditFact("provider", provider, null));
        return scope.Statement("delete from external_logins where user_id = @0 and provider = @1").Execute(caller.UserId, provider) > 0;
    }

    private static long Count(WriteScope scope, Caller caller, string sql, string provider) =>
        scope.Statement(sql).Scalar<long>(caller.UserId, provider);

    private LoginView Show(ExternalLogin login) => new(
        login.Provider,
        providers.All.FirstOrDefault(provider => provider.Id == login.Provider)?.Name ?? login.Provider,
        login.Label,
        login.CreatedAt,
        login.LastUsedAt);
}

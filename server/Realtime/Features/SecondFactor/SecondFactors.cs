using System.Net;
using Microsoft.EntityFrameworkCore;
using Realtime.Features.Accounts;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.SecondFactor;

/// <summary>What people do with their own second factor.</summary>
internal sealed class SecondFactors(
    IDbContextFactory<AppDbContext> databases, EventLog log, CodeCheck codes, Authenticator authenticator, IPasswordCheck passwords)
{
    /// <summary>How it stands.</summary>
    public async Task<SecondFactorView> GetAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var since = await db.Set<SecondFactorRow>().Where(factor => factor.UserId == caller.UserId)
            .Select(factor => factor.ConfirmedAt).FirstOrDefaultAsync(cancellationToken);
        var left = await db.Set<RecoveryCode>().CountAsync(code => code.UserId == caller.UserId, cancellationToken);
        return new SecondFactorView(since is not null, since, left);
    }

    /// <summary>
    /// Begins: a new secret that is asked for only when <see cref="ConfirmAsync"/> has shown that it arrived. Whoever has the session
    /// alone, and not the password, cannot lock its owner out by it.
    /// </summary>
    /// <exception cref="DomainError"><c>auth.second_factor_on</c>, <c>auth.password_wrong</c>, <c>limit.exceeded</c>.</exception>
    public async Task<NewSecondFactor> BeginAsync(Caller caller, string? password, IPAddress? address, CancellationToken cancellationToken)
    {
        await passwords.RequireAsync(caller, password, address, cancellationToken);
        var secret = Authenticator.NewSecret();
        var sealedSecret = authenticator.Seal(secret);
        var account = await log.WriteAsync(
            caller.UserId,
            new Operation(caller.UserId, "second_factor.begin", null),
            scope =>
            {
                if (scope.Statement("select count(*) from users where id = @0 and is_demo = 1").Scalar<long>(caller.UserId) > 0)
                {
                    // Everybody signs in as them.
                    throw Errors.Denied();
                }

                if (CodeCheck.Find(scope, caller.UserId) is { ConfirmedAt: not null })
                {
                    throw SecondFactorErrors.On();
                }

                scope.Statement("delete from second_factors where user_id = @0").Execute(caller.UserId);
                scope.Statement("insert into second_factors (user_id, secret, created_at, last_step, failures) values (@0, @1, @2, 0, 0)")
                    .Execute(caller.UserId, sealedSecret, scope.Now);
                return Accounts.Accounts.Get(scope, caller.UserId);
            },
            cancellationToken);
        return new NewSecondFactor(secret, Authenticator.Address(secret, account.Email ?? account.DisplayName));
    }

    /// <summary>From now on it is asked for.</summary>
    /// <exception cref="DomainError"><c>auth.second_factor_wrong</c>, <c>auth.second_factor_off</c>, <c>limit.exceeded</c>.</exception>
    public Task<NewRecoveryCodes> ConfirmAsync(Caller caller, string code, CancellationToken cancellationToken) =>
        RenewAsync(
            caller,
            "second_factor.confirm",
            scope => codes.Use(scope, caller.UserId, code, isPending: true),
            scope => scope.Statement("update second_factors set confirmed_at = @1 where user_id = @0").Execute(caller.UserId, scope.Now),
            cancellationToken);

    /// <summary>New recovery codes; those before are good no more.</summary>
    /// <exception cref="DomainError"><c>auth.second_factor_wrong</c>, <c>auth.second_factor_off</c>, <c>limit.exceeded</c>.</exception>
    public Task<NewRecoveryCodes> RenewCodesAsync(Caller caller, string code, CancellationToken cancellationToken) =>
        RenewAsync(caller, "second_factor.renew_codes", scope => codes.Use(scope, caller.UserId, code), and: null, cancellationToken);

    /// <summary>Switches it off.</summary>
    /// <exception cref="DomainError"><c>auth.second_factor_wrong</c>, <c>auth.second_factor_off</c>, <c>limit.exceeded</c>.</exception>
    public async Task RemoveAsync(Caller caller, string code, CancellationToken cancellationToken)
    {
        var result = await log.WriteAsync(
            caller.UserId,
            Operation.By(caller, "second_factor.remove", null),
            scope =>
            {
                var used = codes.Use(scope, caller.UserId, code);
                if (used.Outcome == CodeOutcome.Right)
                {
                    scope.Statement("delete from second_factors where user_id = @0").Execute(caller.UserId);
                    RecoveryCodes.Replace(scope, caller.UserId, []);
                    scope.Audit(Guid.Empty, "second_factor.off", "user", caller.UserId);
                }

                return used;
            },
            cancellationToken);
        result.Require(400);
    }

    private async Task<NewRecoveryCodes> RenewAsync(
        Caller caller, string kind, Func<WriteScope, CodeResult> check, Action<WriteScope>? and, CancellationToken cancellationToken)
    {
        var fresh = RecoveryCodes.New();
        var result = await log.WriteAsync(
            caller.UserId,
            Operation.By(caller, kind, null),
            scope =>
            {
                var used = check(scope);
                if (used.Outcome == CodeOutcome.Right)
                {
                    and?.Invoke(scope);
                    RecoveryCodes.Replace(scope, caller.UserId, fresh);
                    scope.Audit(Guid.Empty, and is null ? "second_factor.codes_renewed" : "second_factor.on", "user", caller.UserId);
                }

                return used;
            },
            cancellationToken);
        result.Require(400);
        return new NewRecoveryCodes(fresh);
    }
}

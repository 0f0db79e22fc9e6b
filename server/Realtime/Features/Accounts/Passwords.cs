using System.Net;
using Microsoft.EntityFrameworkCore;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>Changes passwords.</summary>
internal sealed class Passwords(
    IDbContextFactory<AppDbContext> databases, EventLog log, Proofs proofs, PasswordHashing hashing, TimeProvider clock) : IPasswordCheck
{
    /// <summary>
    /// Sets a new password and ends every other way in: whoever changes a password may do so because somebody else had it.
    /// </summary>
    /// <exception cref="DomainError">
    /// <c>auth.password_wrong</c> when the current one is, <c>auth.password_none</c>, <c>request.invalid</c>, <c>limit.exceeded</c>
    /// or <c>server.busy</c>.
    /// </exception>
    public async Task ChangeAsync(Caller caller, ChangePasswordRequest request, IPAddress? address, CancellationToken cancellationToken)
    {
        var email = await EmailAsync(caller, cancellationToken)
            ?? throw new DomainError("auth.password_none", 409, "Your account has no password: you sign in by another service.");
        var proof = await ProveAsync("current", new Credentials(email, request.Current, address), cancellationToken);
        var hash = await hashing.HashAsync(Credentials.NewPassword(request.New, email, "new"), cancellationToken);
        var stamp = Ids.New(clock).ToString();
        await log.WriteAsync(
            caller.UserId,
            Operation.By(caller, "password.change", null),
            scope =>
            {
                proof.Apply(scope);
                scope.Statement("update users set password_hash = @1, security_stamp = @2 where id = @0")
                    .Execute(caller.UserId, hash, stamp);
                SessionStore.RevokeAll(scope, caller.UserId, except: caller.SessionId);
                ApiTokens.RevokeAll(scope, caller.UserId);
                scope.Audit(Guid.Empty, "account.password_changed", "user", caller.UserId);
                return true;
            },
            cancellationToken);
    }

    public async Task RequireAsync(Caller caller, string? password, IPAddress? address, CancellationToken cancellationToken)
    {
        if (await EmailAsync(caller, cancellationToken) is { } email)
        {
            await ProveAsync("password", new Credentials(email, password ?? "", address), cancellationToken);
        }
    }

    /// <summary>Somebody who is signed in and mistypes is not signed out by it: no 401 here.</summary>
    private async Task<Proof> ProveAsync(string member, Credentials credentials, CancellationToken cancellationToken)
    {
        Text.Check(member, credentials.Password, 1, Credentials.MaxPassword, trim: false);
        try
        {
            return await proofs.ProveAsync(credentials, cancellationToken);
        }
        catch (DomainError error) when (error.Code == Proof.WrongCode)
        {
            throw new DomainError("auth.password_wrong", 400, "This is not your current password.") { Member = member };
        }
    }

    /// <summary>The address that the account's password goes with; null when it has none.</summary>
    private async Task<string?> EmailAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var user = await db.Users.Where(user => user.Id == caller.UserId).Select(user => new { user.Email, user.PasswordHash })
            .FirstOrDefaultAsync(cancellationToken) ?? throw Errors.SignInRequired();
        return user.PasswordHash is null ? null : user.Email;
    }
}

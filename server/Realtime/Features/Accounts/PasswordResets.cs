using System.Net;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>Lets those set a password who read the account's e-mail: they forgot it, or never had one.</summary>
internal sealed class PasswordResets(
    EventLog log,
    AccountMails mails,
    LinkSeal seal,
    PasswordHashing hashing,
    SignInThrottle throttle,
    IEnumerable<IStandingAccess> accesses,
    TimeProvider clock)
{
    /// <summary>Writes to the address, if an account has it. The caller learns nothing of that, nor whether it was one too many.</summary>
    /// <exception cref="DomainError"><c>mail.not_configured</c>, <c>request.invalid</c>.</exception>
    public Task AskAsync(string email, CancellationToken cancellationToken)
    {
        mails.RequireEnabled();
        var address = Text.CheckLine("email", email, 1, Credentials.MaxEmail);
        var isAllowed = mails.TryTake(address);
        return log.WriteAsync(
            Guid.Empty,
            new Operation(Guid.Empty, "password.ask_reset", null),
            scope =>
            {
                mails.AddReset(scope, address, isAllowed);
                return true;
            },
            cancellationToken);
    }

    /// <summary>
    /// Sets the password and ends every way in that there was: whoever had the old one may be who must not come back. It lets nobody in.
    /// Where nobody has shown before that the address is theirs, links to other services and the calendar's address end too.
    /// </summary>
    /// <exception cref="DomainError">
    /// <c>mail.not_configured</c>, <c>auth.link_invalid</c>, <c>request.invalid</c> (the link stays good) or <c>server.busy</c>.
    /// </exception>
    public async Task ResetAsync(string token, string password, IPAddress? address, CancellationToken cancellationToken)
    {
        mails.RequireEnabled();
        var link = seal.Open(LinkUse.ResetPassword, token);
        var hash = await hashing.HashAsync(Credentials.NewPassword(password, link.Email), cancellationToken);
        var stamp = Ids.New(clock).ToString();
        await log.WriteAsync(
            link.UserId,
            new Operation(link.UserId, "password.reset", null) { Address = address },
            scope =>
            {
                var isTakenOver = IsTakenOver(scope, link.UserId);
                Set(scope, link, hash, stamp);
                scope.Audit(Guid.Empty, "account.password_reset", "user", link.UserId);
                SessionStore.RevokeAll(scope, link.UserId, except: null);
                ApiTokens.RevokeAll(scope, link.UserId);
                foreach (var access in isTakenOver ? accesses : [])
                {
                    access.End(scope, link.UserId);
                }

                return true;
            },
            cancellationToken);

        // Whoever guessed at their own password until it was enough is let in with the new one.
        throttle.Forget(Credentials.Normalise(link.Email), address);
    }

    /// <summary>Whether nobody has shown before that the address is theirs, so that whoever chose the password may be a stranger.</summary>
    private static bool IsTakenOver(WriteScope scope, Guid userId) =>
        scope.Statement("select count(*) from users where id = @0 and email_confirmed = 0 and password_hash is not null").Scalar<long>(userId) > 0;

    /// <summary>The stamp is new with every password: of two who use the link at once, one finds it changed.</summary>
    private static void Set(WriteScope scope, MailedLink link, string hash, string stamp)
    {
        const string Sql =
            """
            update users set password_hash = @3, security_stamp = @4, email_confirmed = 1
            where id = @0 and email = @1 and security_stamp = @2
            """;
        if (scope.Statement(Sql).Execute(link.UserId, link.Email, link.Stamp, hash, stamp) == 0)
        {
            throw LinkSeal.Invalid();
        }
    }
}

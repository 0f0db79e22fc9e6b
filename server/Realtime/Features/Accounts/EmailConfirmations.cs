using System.Net;
using Microsoft.EntityFrameworkCore;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>Lets people show that their address is theirs.</summary>
internal sealed class EmailConfirmations(
    IDbContextFactory<AppDbContext> databases, EventLog log, AccountMails mails, LinkSeal seal)
{
    /// <summary>Writes to the caller once more; nothing when the address is confirmed, or was written to often enough.</summary>
    /// <exception cref="DomainError"><c>mail.not_configured</c>, <c>auth.email_none</c>, <c>access.denied</c>.</exception>
    public async Task SendAsync(Caller caller, CancellationToken cancellationToken)
    {
        mails.RequireEnabled();
        if (await UnconfirmedAsync(caller, cancellationToken) is { } email && mails.TryTake(email))
        {
            await log.WriteAsync(
                caller.UserId,
                new Operation(caller.UserId, "email.send_confirmation", null),
                scope =>
                {
                    mails.AddConfirmation(scope, caller.UserId, email);
                    return true;
                },
                cancellationToken);
        }
    }

    /// <summary>Notes that the address is its account's; once more is harmless.</summary>
    /// <exception cref="DomainError"><c>mail.not_configured</c>, <c>auth.link_invalid</c>.</exception>
    public Task ConfirmAsync(string token, IPAddress? address, CancellationToken cancellationToken)
    {
        mails.RequireEnabled();
        var link = seal.Open(LinkUse.ConfirmEmail, token);
        return log.WriteAsync(
            link.UserId,
            new Operation(link.UserId, "email.confirm", null) { Address = address },
            scope => Confirm(scope, link),
            cancellationToken);
    }

    private static bool Confirm(WriteScope scope, MailedLink link)
    {
        const string Sql = "select count(*) from users where id = @0 and email_confirmed = 1";
        var wasConfirmed = scope.Statement(Sql).Scalar<long>(link.UserId) > 0;
        if (!Accounts.ConfirmEmail(scope, link.UserId, link.Email))
        {
            throw LinkSeal.Invalid();
        }

        if (!wasConfirmed)
        {
            scope.Audit(Guid.Empty, "account.email_confirmed", "user", link.UserId);
        }

        return true;
    }

    private async Task<string?> UnconfirmedAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var user = await db.Users.FirstOrDefaultAsync(user => user.Id == caller.UserId, cancellationToken) ?? throw Errors.SignInRequired();
        if (user.IsDemo)
        {
            // Everybody signs in as them, and nobody reads their mail.
            throw Errors.Denied();
        }

        return user switch
        {
            { Email: null } => throw new DomainError("auth.email_none", 409, "Your account has no e-mail address."),
            { EmailConfirmed: true } => null,
            _ => user.Email,
        };
    }
}

using Microsoft.Extensions.Options;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Limits;
using Realtime.Platform.Mail;

namespace Realtime.Features.Accounts;

/// <summary>
/// Writes the e-mails by which people show that an address is theirs. Their secrets stand behind the <c>#</c>, which browsers send to
/// nobody, and no name does: whoever registers with somebody else's address must not put words into our mail.
/// </summary>
internal sealed class AccountMails(MailOutbox outbox, LinkSeal seal, IOptions<MailOptions> options, TimeProvider clock)
{
    public static readonly TimeSpan ResetLifetime = TimeSpan.FromHours(1);
    public static readonly TimeSpan ConfirmationLifetime = TimeSpan.FromHours(24);

    private const string FindSql =
        "select id, email, security_stamp from users where normalized_user_name = @0 and email is not null and is_demo = 0";

    /// <summary>Three at once and one each ten minutes for an address, whoever asks: nobody is to drown in our mail.</summary>
    private readonly TokenBuckets<string> _buckets = new(new(Burst: 3, PerSecond: 1 / 600.0), clock);

    /// <summary>Whether there are such mails at all: one without a link would be of no use.</summary>
    public bool IsEnabled => options.Value.HasLinks;

    /// <exception cref="DomainError"><c>mail.not_configured</c>.</exception>
    public void RequireEnabled()
    {
        if (!IsEnabled)
        {
            throw new DomainError("mail.not_configured", 409, "This server sends no e-mail.");
        }
    }

    /// <summary>Takes one of an address's mails, before the command: a command may run twice.</summary>
    public bool TryTake(string email) => _buckets.For(Credentials.Normalise(email)).Take(1).IsGranted;

    /// <summary>Counts a mail that is written whatever went before.</summary>
    public void Charge(string email) => _buckets.For(Credentials.Normalise(email)).Charge(1);

    /// <summary>Inside a command: writes how to get a new password, if an account has the address; the same work if none has.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="email">As typed.</param>
    /// <param name="isAllowed">What <see cref="TryTake"/> said.</param>
    public void AddReset(WriteScope scope, string email, bool isAllowed)
    {
        var link = Find(scope, email);
        Action<WriteScope, Guid, string, string, string> add = link is not null && isAllowed ? outbox.AddSecret : outbox.Pretend;
        link ??= new MailedLink(Guid.Empty, email, Guid.Empty.ToString(), scope.Now + ResetLifetime);
        add(
            scope,
            link.UserId,
            "Set a new password",
            "Somebody asked for a new password for the account with this address. To set one, open the link below within an hour; every "
                + "device is signed out then.\n\nIf that was not you, do nothing: your password stays as it is.",
            "reset-password#" + seal.Close(LinkUse.ResetPassword, link));
    }

    /// <summary>Inside a command: writes how to confirm the account's address; nothing where no such mail can be sent.</summary>
    public void AddConfirmation(WriteScope scope, Guid userId, string email)
    {
        if (!IsEnabled)
        {
            return;
        }

        outbox.AddSecret(
            scope,
            userId,
            "Confirm your address",
            "Somebody made an account with this address. If that was you, open the link below within a day to confirm that the address is "
                + "yours.\n\nIf not, do nothing: it stays unconfirmed.",
            "confirm-email#" + seal.Close(LinkUse.ConfirmEmail, new MailedLink(userId, email, null, scope.Now + ConfirmationLifetime)));
    }

    private static MailedLink? Find(WriteScope scope, string email)
    {
        using var row = scope.Statement(FindSql).Query(Credentials.Normalise(email));
        return row.Read() ? new MailedLink(row.GetGuid(0), row.GetString(1), row.GetString(2), scope.Now + ResetLifetime) : null;
    }
}

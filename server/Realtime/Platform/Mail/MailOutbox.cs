using Microsoft.Extensions.Options;
using Realtime.Platform.Events;

namespace Realtime.Platform.Mail;

/// <summary>Takes e-mail inside a command: it is sent after the commit, or not at all when the command fails.</summary>
public sealed class MailOutbox(IOptions<MailOptions> options, MailSeal seal)
{
    private const string AddressSql = "select email from users where id = @0";

    private const string InsertSql =
        """
        insert into outgoing_mails (id, user_id, address, subject, body, attempts, next_at, created_at)
        values (@0, @1, @2, @3, @4, 0, @5, @5)
        """;

    /// <summary>Writes to somebody; nothing where no SMTP server is configured.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="userId">To whom; the address is the account's.</param>
    /// <param name="subject">One line; what is too long is cut.</param>
    /// <param name="body">Plain text.</param>
    /// <param name="path">The page that it leads to, such as <c>w/…</c>.</param>
    public void Add(WriteScope scope, Guid userId, string subject, string body, string path)
    {
        if (AddressOf(scope, userId) is { } address)
        {
            Insert(scope, userId, address, subject, WithLink(body, path));
        }
    }

    /// <summary>Writes to somebody what lets its reader in: it waits sealed.</summary>
    /// <inheritdoc cref="Add" path="/param"/>
    public void AddSecret(WriteScope scope, Guid userId, string subject, string body, string path)
    {
        if (AddressOf(scope, userId) is { } address)
        {
            Insert(scope, userId, address, subject, seal.Close(WithLink(body, path)));
        }
    }

    /// <summary>
    /// Does the work of <see cref="AddSecret"/> and leaves nothing behind, so that the time of an answer does not tell who has an account.
    /// </summary>
    /// <inheritdoc cref="Add" path="/param"/>
    public void Pretend(WriteScope scope, Guid userId, string subject, string body, string path)
    {
        _ = AddressOf(scope, userId);
        var id = Insert(scope, userId, "", subject, seal.Close(WithLink(body, path)));
        scope.Statement("delete from outgoing_mails where id = @0").Execute(id);
    }

    private string? AddressOf(WriteScope scope, Guid userId)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return options.Value.IsConfigured && scope.Statement(AddressSql).Scalar<string>(userId) is { Length: > 0 } address ? address : null;
    }

    private string WithLink(string body, string path) =>
        body + (options.Value.PublicUrl is { } page ? $"\n\n{new Uri(page, path)}" : "") + "\n";

    private static Guid Insert(WriteScope scope, Guid userId, string address, string subject, string body)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var id = Guid.CreateVersion7(scope.Now);
        scope.Statement(InsertSql).Execute(id, userId, address, OneLine(subject), body, scope.Now);
        scope.Wake(MailWork.WorkName, scope.Now);
        return id;
    }

    /// <summary>A line break in a subject would begin a header of somebody else's choice.</summary>
    private static string OneLine(string subject)
    {
        var line = string.Concat(subject.Select(character => char.IsControl(character) ? ' ' : character));
        if (line.Length <= OutgoingMail.MaxSubjectLength)
        {
            return line;
        }

        // Not between the halves of a surrogate pair.
        var end = OutgoingMail.MaxSubjectLength - 1;
        return line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)] + "…";
    }
}

using Microsoft.Extensions.Options;
using Realtime.Platform.Events;

namespace Realtime.Platform.Mail;

/// <summary>Takes e-mail inside a command: it is sent after the commit, or not at all when the command fails.</summary>
public sealed class MailOutbox(IOptions<MailOptions> options)
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
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(subject);
        if (!options.Value.IsConfigured || scope.Statement(AddressSql).Scalar<string>(userId) is not { Length: > 0 } address)
        {
            return;
        }

        var link = options.Value.PublicUrl is { } page ? $"\n\n{new Uri(page, path)}" : "";
        scope.Statement(InsertSql).Execute(
            Guid.CreateVersion7(scope.Now), userId, address, OneLine(subject), body + link + "\n", scope.Now);
        scope.Wake(MailWork.WorkName, scope.Now);
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

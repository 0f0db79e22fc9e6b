using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace Realtime.Tests.Support.Mail;

/// <summary>What people find in their mail.</summary>
internal static partial class MailedLinks
{
    public static IEnumerable<MimeMessage> To(this MailServer mails, Person person) =>
        mails.Taken.Select(text => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken))
            .Where(mail => mail.To.Mailboxes.Any(to => to.Address == person.Email));

    /// <summary>What stands behind the <c>#</c> of the links to one of our pages, oldest first.</summary>
    /// <param name="server">Its log must not hold them.</param>
    /// <param name="mails">Where they came to.</param>
    /// <param name="person">Who reads them.</param>
    /// <param name="page">Such as <c>reset-password</c>.</param>
    public static string[] TokensFor(this ServerFixture server, MailServer mails, Person person, string page)
    {
        var tokens = mails.To(person).SelectMany(mail => Link().Matches(mail.TextBody ?? ""))
            .Where(link => link.Groups["page"].Value == page).Select(link => link.Groups["token"].Value).ToArray();
        foreach (var token in tokens)
        {
            server.Logs.Note("mailed link", token);
        }

        return tokens;
    }

    [GeneratedRegex(@"https://realtime\.example\.org/(?<page>[a-z-]+)#(?<token>[A-Za-z0-9_-]+)\r?\n")]
    private static partial Regex Link();
}

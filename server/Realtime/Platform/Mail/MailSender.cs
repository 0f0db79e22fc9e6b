using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Realtime.Platform.Mail;

/// <summary>Hands one e-mail to the SMTP server.</summary>
internal sealed class MailSender(IOptions<MailOptions> options, TimeProvider clock)
{
    private const int Patience = 30_000;

    /// <exception cref="SmtpCommandException">The server refused it.</exception>
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var message = Write(mail, settings);
        using var client = new SmtpClient { Timeout = Patience };
        await client.ConnectAsync(settings.Host!, settings.Port, Privacy(settings.Tls), cancellationToken);
        if (settings.User is { Length: > 0 } user)
        {
            await client.AuthenticateAsync(user, settings.Password ?? "", cancellationToken);
        }

        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    private MimeMessage Write(OutgoingMail mail, MailOptions settings)
    {
        var from = MailboxAddress.Parse(settings.From!);
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = clock.GetUtcNow(),
            Body = new TextPart("plain") { Text = mail.Body },

            // SMTP cannot tell whether a server took what it never acknowledged. With the same id a second copy is known as one.
            MessageId = $"{mail.Id:N}@{from.Domain}",
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(null, mail.Address));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static SecureSocketOptions Privacy(MailTls tls) => tls switch
    {
        MailTls.OnConnect => SecureSocketOptions.SslOnConnect,
        MailTls.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}

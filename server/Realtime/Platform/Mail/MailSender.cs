using System.Security.Cryptography;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Realtime.Platform.Mail;

/// <summary>Hands one e-mail to the SMTP server.</summary>
internal sealed partial class MailSender(IOptions<MailOptions> options, MailSeal seal, TimeProvider clock, ILogger<MailSender> logger)
{
    /// <summary>Hands it over within <see cref="MailOptions.Timeout"/>, whatever the server does, or fails.</summary>
    /// <exception cref="SmtpCommandException">The server refused it.</exception>
    /// <exception cref="CryptographicException">The keys that its body was sealed with are gone.</exception>
    /// <exception cref="OperationCanceledException">The server took too long.</exception>
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var message = Write(mail, settings);
        using var client = new SmtpClient { Timeout = (int)settings.Timeout.TotalMilliseconds };

        // The client's own limit is for each step. A server that answers a byte now and then would stretch them for ever.
        using var late = new CancellationTokenSource(settings.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        await client.ConnectAsync(settings.Host!, settings.Port, Privacy(settings.Tls), either.Token);
        if (settings.User is { Length: > 0 } user)
        {
            await client.AuthenticateAsync(user, settings.Password ?? "", either.Token);
        }

        await client.SendAsync(message, either.Token);
        await LeaveAsync(client, mail.Id, either.Token);
    }

    private async Task LeaveAsync(SmtpClient client, Guid mailId, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception exception)
        {
            // It took the mail already: a farewell that fails must not send it twice.
            Log.NoFarewell(logger, mailId, exception);
        }
    }

    private MimeMessage Write(OutgoingMail mail, MailOptions settings)
    {
        var from = MailboxAddress.Parse(settings.From!);
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = clock.GetUtcNow(),
            Body = new TextPart("plain") { Text = seal.Open(mail.Body) },

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

    private static partial class Log
    {
        [LoggerMessage(1504, LogLevel.Debug, "The mail server took mail {Id} and broke off")]
        public static partial void NoFarewell(ILogger logger, Guid id, Exception exception);
    }
}

namespace Realtime.Platform.Mail;

/// <summary>Section <c>Mail</c>: the server that takes our e-mail. Without a host none is sent.</summary>
public sealed class MailOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Mail";

    /// <summary>Name or address of the SMTP server; null when there is none.</summary>
    public string? Host { get; set; }

    /// <summary>Its port. Default 587.</summary>
    public int Port { get; set; } = 587;

    /// <summary>The address that e-mail comes from, such as <c>Realtime &lt;realtime@example.org&gt;</c>; wanted with a host.</summary>
    public string? From { get; set; }

    /// <summary>Who signs in there; null when nobody need.</summary>
    public string? User { get; set; }

    /// <summary>The password that goes with it.</summary>
    public string? Password { get; set; }

    /// <summary>How the connection is kept private. Default: it must be, from the first command after the greeting on.</summary>
    public MailTls Tls { get; set; } = MailTls.StartTls;

    /// <summary>
    /// The page's address that mails lead to, such as <c>https://realtime.example.org</c>; without it they hold no links.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>
    /// How long the server may take over one e-mail, from the connection to its last answer: at most ten minutes. Default 30
    /// seconds.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many e-mails one address gets on one day (UTC) from one server process; more are dropped, since the inbox has it all and
    /// nobody has proved that the address is theirs. Default 50.
    /// </summary>
    public int DailyLimit { get; set; } = 50;

    /// <summary>Whether e-mail is sent at all.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(Host);

    /// <summary>Whether e-mail can lead people back here.</summary>
    public bool HasLinks => IsConfigured && PublicUrl is not null;
}

/// <summary>How a connection to the SMTP server is kept private.</summary>
public enum MailTls
{
    /// <summary>By STARTTLS, or the mail is not sent.</summary>
    StartTls = 0,

    /// <summary>From the first byte on, as on port 465.</summary>
    OnConnect = 1,

    /// <summary>Not at all: for a relay on the same machine.</summary>
    None = 2,
}

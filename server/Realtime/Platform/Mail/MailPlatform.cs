using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Realtime.Platform.Jobs;

namespace Realtime.Platform.Mail;

/// <summary>Registers e-mail.</summary>
public static class MailPlatform
{
    /// <summary>Adds the outbox, and the work that empties it.</summary>
    public static WebApplicationBuilder AddMailPlatform(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<MailOptions>()
            .BindConfiguration(MailOptions.Section)
            .Validate(
                mail => !mail.IsConfigured || MailboxAddress.TryParse(mail.From, out _),
                "Mail:From must be an e-mail address when Mail:Host is set.")
            .Validate(
                mail => mail.Timeout > TimeSpan.Zero && mail.Timeout <= TimeSpan.FromMinutes(10) && mail.DailyLimit > 0,
                "Mail:Timeout must be more than nothing and at most ten minutes, Mail:DailyLimit more than nothing.")
            .ValidateOnStart();
        builder.Services.AddSingleton<MailSeal>();
        builder.Services.AddSingleton<MailOutbox>();
        builder.Services.AddSingleton<MailSender>();
        builder.Services.AddSingleton<MailQuota>();
        builder.Services.AddSingleton<IDueWork, MailWork>();
        return builder;
    }
}

using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Events;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;
using Realtime.Tests.Support.Mail;
using Realtime.Tests.Support.Time;

namespace Realtime.Tests.Platform.Mail;

/// <summary>A server whose clock the test moves and whose mail goes to the test's own SMTP server.</summary>
public class MailingServer : TimeServer
{
    public MailServer Mails { get; } = new();

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings)
    {
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = Mails.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Mail:From"] = "Realtime <realtime@example.org>",
        ["Mail:Tls"] = "None",
        ["Mail:PublicUrl"] = "https://realtime.example.org/",
    };

    /// <summary>A new person whose first mail, to confirm the address, is out of the way.</summary>
    public new async Task<Person> RegisterAsync(string name = "Ana")
    {
        var person = await base.RegisterAsync(name);
        await Services.GetRequiredService<EventLog>().WriteAsync(
            person.Id,
            new Operation(person.Id, "test.discard", null),
            scope => scope.Statement("delete from outgoing_mails where user_id = @0").Execute(person.Id),
            TestContext.Current.CancellationToken);
        return person;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Mails.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class MailTests(MailingServer server) : IClassFixture<MailingServer>
{
    [Fact]
    public async Task A_reminder_comes_by_mail_to_those_who_want_it_and_to_nobody_else()
    {
        server.Clock.Now = DateTimeOffset.Parse("2126-11-22T12:00Z", null);
        await using var ana = await server.RegisterAsync();
        await using var bo = await server.RegisterAsync("Bo");
        await bo.StatusAsync(HttpMethod.Patch, "me/settings", new { emailReminders = true });
        var hers = await server.DealAsync(ana);
        var his = await server.DealAsync(bo, card => card.Title = "Grüße\r\nBcc: mallory@example.org");
        await ana.PostAsync($"cards/{hers.Card}/reminders", new { dueAt = "2126-11-22T13:00:00Z" });
        await bo.PostAsync($"cards/{his.Card}/reminders", new { dueAt = "2126-11-22T13:00:00Z", timeZone = "Europe/Berlin" });

        await server.ReachAsync("2126-11-22T13:00Z");
        await server.ReachAsync("2126-11-22T13:00Z");
        await server.ReachAsync("2126-11-22T15:00Z");

        Assert.DoesNotContain(server.Mails.Taken, text => text.Contains(ana.Email, StringComparison.Ordinal));
        var taken = Assert.Single(server.Mails.Taken, text => text.Contains(bo.Email, StringComparison.Ordinal));
        var mail = MimeKit.MimeMessage.Load(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(taken)), TestContext.Current.CancellationToken);
        Assert.Equal(bo.Email, Assert.Single(mail.To.Mailboxes).Address);
        Assert.Empty(mail.Bcc);
        Assert.Equal("Reminder: Grüße  Bcc: mallory@example.org", mail.Subject);
        Assert.EndsWith("@example.org", mail.MessageId, StringComparison.Ordinal);
        Assert.Contains("2126-11-22 14:00 (Europe/Berlin)", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains(
            $"https://realtime.example.org/w/{his.Workspace}/b/{his.Board}/card/{his.Card}", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_mail_server_puts_off_is_tried_again_and_what_it_refuses_is_dropped()
    {
        server.Clock.Now = DateTimeOffset.Parse("2126-11-25T12:00Z", null);
        await using var ana = await server.RegisterAsync();
        await ana.StatusAsync(HttpMethod.Patch, "me/settings", new { emailReminders = true });
        var deck = await server.DealAsync(ana);
        await ana.PostAsync($"cards/{deck.Card}/reminders", new { dueAt = "2126-11-25T13:00:00Z" });
        await ana.PostAsync($"cards/{deck.Card}/reminders", new { dueAt = "2126-11-25T14:00:00Z" });
        var (taken, tries) = (server.Mails.Taken.Count, server.Mails.Tries);

        server.Mails.Answer = "451 later";
        await server.ReachAsync("2126-11-25T13:00:00Z");
        await server.ReachAsync("2126-11-25T13:00:01Z");
        Assert.Equal((taken, tries + 1), (server.Mails.Taken.Count, server.Mails.Tries));
        server.Mails.Answer = "250 OK";
        await server.ReachAsync("2126-11-25T13:02:00Z");
        Assert.Equal((taken + 1, tries + 2), (server.Mails.Taken.Count, server.Mails.Tries));

        server.Mails.Answer = "550 no such person";
        await server.ReachAsync("2126-11-25T14:00:00Z");
        await server.ReachAsync("2126-11-25T14:00:01Z");
        server.Mails.Answer = "250 OK";
        await server.ReachAsync("2126-11-25T18:00:00Z");
        Assert.Equal((taken + 1, tries + 3), (server.Mails.Taken.Count, server.Mails.Tries));
        Assert.Equal(2, (await ana.GetAsync("inbox")).Items().Count());
    }
}

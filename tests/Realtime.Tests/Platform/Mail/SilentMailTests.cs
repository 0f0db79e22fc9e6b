using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;
using Realtime.Tests.Support.Mail;

namespace Realtime.Tests.Platform.Mail;

/// <summary>
/// The real scheduler on the real clock, with a mail server that accepts and never answers, and endless patience with it.
/// </summary>
public sealed class SilentlyMailingServer : ServerFixture
{
    public MailServer Mails { get; } = new() { IsSilent = true };

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = Mails.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Mail:From"] = "realtime@example.org",
        ["Mail:Tls"] = "None",
        ["Mail:Timeout"] = "00:10:00",
    };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Mails.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class SilentMailTests(SilentlyMailingServer server) : IClassFixture<SilentlyMailingServer>
{
    [Fact]
    public async Task A_mail_server_that_never_answers_keeps_no_reminder_waiting()
    {
        await using var ana = await server.RegisterAsync();
        await ana.StatusAsync(HttpMethod.Patch, "me/settings", new { emailReminders = true });
        var workspace = (await ana.PostAsync("workspaces", new { name = "Now" })).Id();
        var board = await ana.PostAsync($"workspaces/{workspace}/boards", new { name = "Plan" });
        var list = (await ana.GetAsync($"boards/{board.Id()}"))["lists"]![0]!.Id();
        var card = (await ana.PostAsync($"lists/{list}/cards", new { title = "Soon" })).Id();

        // One after another, so that each one's mail has been woken before the next one fires.
        for (var fired = 1; fired <= 8; fired++)
        {
            await ana.PostAsync($"cards/{card}/reminders", new { dueAt = TimeProvider.System.GetUtcNow().AddSeconds(1) });
            await Wait.UntilAsync($"reminder {fired}", async () => (await ana.GetAsync("inbox")).Items().Count() == fired);
        }

        await Wait.UntilAsync("the mail server was asked", () => server.Mails.Connections > 0);
        Assert.Empty(server.Mails.Taken);
    }
}

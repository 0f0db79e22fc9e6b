namespace Realtime.Tests.Platform.Mail;

/// <summary>A server that gives the mail server five minutes for one mail.</summary>
public sealed class PatientMailingServer : MailingServer
{
    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings) { ["Mail:Timeout"] = "00:05:00" };
}

/// <summary>That no mail is sent twice at once.</summary>
public sealed class MailClaimTests(PatientMailingServer server) : IClassFixture<PatientMailingServer>
{
    [Fact]
    public async Task A_try_that_may_still_be_going_on_is_not_overtaken_by_the_next()
    {
        // The server may take the five minutes that it is given; a second node looks in between.
        server.Clock.Now = DateTimeOffset.Parse("2126-11-27T12:00Z", null);
        await using var ana = await server.RegisterAsync();
        await ana.StatusAsync(HttpMethod.Patch, "me/settings", new { emailReminders = true });
        var deck = await server.DealAsync(ana);
        await ana.PostAsync($"cards/{deck.Card}/reminders", new { dueAt = "2126-11-27T13:00:00Z" });
        var tries = server.Mails.Tries;

        server.Mails.Answer = "451 later";
        // The reminder puts it into the outbox; the next round sends it.
        await server.ReachAsync("2126-11-27T13:00:00Z");
        await server.ReachAsync("2126-11-27T13:00:00Z");
        Assert.Equal(tries + 1, server.Mails.Tries);
        await server.ReachAsync("2126-11-27T13:05:29Z");
        Assert.Equal(tries + 1, server.Mails.Tries);
        server.Mails.Answer = "250 OK";
        await server.ReachAsync("2126-11-27T13:05:31Z");
        Assert.Equal(tries + 2, server.Mails.Tries);
    }
}

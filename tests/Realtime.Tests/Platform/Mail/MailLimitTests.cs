using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;
using Realtime.Tests.Support.Time;

namespace Realtime.Tests.Platform.Mail;

/// <summary>A mailing server with little patience and small numbers.</summary>
public sealed class LimitedMailServer : MailingServer
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings)
    {
        ["Mail:Timeout"] = "00:00:03",
        ["Mail:DailyLimit"] = "3",
    };
}

public sealed class MailLimitTests(LimitedMailServer server) : IClassFixture<LimitedMailServer>
{
    [Fact]
    public async Task What_a_silent_server_did_not_take_is_sent_when_it_answers_again()
    {
        var (ana, deck) = await BeginAsync("2126-11-20T12:00Z");
        await using var disposing = ana;
        await ana.PostAsync($"cards/{deck.Card}/reminders", new { dueAt = "2126-11-20T13:00:00Z" });
        var asked = server.Mails.Connections;

        server.Mails.IsSilent = true;
        await server.ReachAsync("2126-11-20T13:00:00Z");
        await server.ReachAsync("2126-11-20T13:00:01Z");
        Assert.True(server.Mails.Connections > asked);
        Assert.Equal(0, TakenFor(ana));
        Assert.Single((await ana.GetAsync("inbox")).Items());

        server.Mails.IsSilent = false;
        await server.ReachAsync("2126-11-20T13:10:00Z");
        await server.ReachAsync("2126-11-20T13:30:00Z");
        Assert.Equal(1, TakenFor(ana));
    }

    [Fact]
    public async Task An_address_gets_no_more_mails_a_day_than_it_may_and_the_inbox_has_them_all()
    {
        var (ana, deck) = await BeginAsync("2126-11-22T12:00Z");
        await using var disposing = ana;
        for (var minute = 0; minute < 5; minute++)
        {
            await ana.PostAsync($"cards/{deck.Card}/reminders", new { dueAt = $"2126-11-22T13:0{minute}:00Z" });
        }

        var (bo, other) = await BeginAsync("2126-11-22T12:00Z");
        await using var disposingToo = bo;
        await bo.PostAsync($"cards/{other.Card}/reminders", new { dueAt = "2126-11-22T13:10:00Z" });
        await ana.PostAsync($"cards/{deck.Card}/reminders", new { dueAt = "2126-11-23T13:00:00Z" });

        await server.ReachAsync("2126-11-22T13:30Z");
        await server.ReachAsync("2126-11-22T13:40Z");
        Assert.Equal((3, 1), (TakenFor(ana), TakenFor(bo)));
        Assert.Equal(5, (await ana.GetAsync("inbox")).Items().Count());

        await server.ReachAsync("2126-11-23T13:00Z");
        await server.ReachAsync("2126-11-23T13:01Z");
        Assert.Equal(4, TakenFor(ana));
    }

    [Fact]
    public async Task Links_that_a_stranger_asks_for_use_up_nobodys_reminders()
    {
        var (ana, deck) = await BeginAsync("2126-11-24T12:00Z");
        await using var disposing = ana;
        for (var minute = 0; minute < 3; minute++)
        {
            await server.ReachAsync($"2126-11-24T12:{minute}5Z");
            await ana.StatusAsync(HttpMethod.Post, "auth/password-reset", new { email = ana.Email });
            await ana.PostAsync($"cards/{deck.Card}/reminders", new { dueAt = $"2126-11-24T13:0{minute}:00Z" });
        }

        await server.ReachAsync("2126-11-24T13:30Z");
        await server.ReachAsync("2126-11-24T13:40Z");
        Assert.Equal(6, TakenFor(ana));
    }

    private async Task<(Person Person, Deck Deck)> BeginAsync(string now)
    {
        server.Clock.Now = DateTimeOffset.Parse(now, null);
        var person = await server.RegisterAsync();
        await person.StatusAsync(HttpMethod.Patch, "me/settings", new { emailReminders = true });
        return (person, await server.DealAsync(person));
    }

    private int TakenFor(Person person) => server.Mails.Taken.Count(text => text.Contains(person.Email, StringComparison.Ordinal));
}

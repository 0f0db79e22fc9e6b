using System.Net;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support.Time;

namespace Realtime.Tests.Features.Calendar;

public sealed class CalendarTests(TimeServer server) : IClassFixture<TimeServer>
{
    [Fact]
    public async Task Whoever_has_the_address_reads_the_due_cards_of_its_maker_without_signing_in()
    {
        await using var ana = await server.RegisterAsync();
        var dated = await server.DealAsync(ana, card => card.DueDate = new DateOnly(2126, 11, 25));
        var timed = await server.DealAsync(
            ana, card => (card.DueAt, card.Title) = (DateTimeOffset.Parse("2126-11-26T09:30Z", null), "Call; Bo, now\r\nEND:VCALENDAR"));
        var others = await server.DealAsync(ana, card => (card.DueDate, card.Title) = (new DateOnly(2126, 11, 27), "Nobody's"));
        foreach (var deck in (Deck[])[dated, timed])
        {
            await ana.StatusAsync(HttpMethod.Put, $"cards/{deck.Card}/assignees/{ana.Id}");
        }

        var (status, text) = await ReadAsync((await ana.PostAsync("me/calendar")).Text("url")!);

        Assert.Equal(HttpStatusCode.OK, status);
        var calendar = Ical.Net.Calendar.Load(text)!;
        Assert.Equal(2, calendar.Events.Count);
        Assert.Equal(
            [
                (dated.Card + "@realtime", "Water the plants", false, "2126-11-25"),
                (timed.Card + "@realtime", "Call; Bo, now\nEND:VCALENDAR", true, "2126-11-26"),
            ],
            calendar.Events
                .Select(e => (e.Uid!, e.Summary!.ReplaceLineEndings("\n"), e.Start!.HasTime, e.Start.Date.ToString("yyyy-MM-dd", null)))
                .OrderBy(e => e.Item4));
        Assert.DoesNotContain("Nobody", text, StringComparison.Ordinal);
        Assert.DoesNotContain(others.Card.ToString(), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_address_ends_the_old_one_and_a_deleted_one_leads_nowhere()
    {
        await using var ana = await server.RegisterAsync();
        Assert.Equal(HttpStatusCode.NotFound, await ana.StatusAsync(HttpMethod.Get, "me/calendar"));
        var first = (await ana.PostAsync("me/calendar")).Text("url")!;
        var second = (await ana.PostAsync("me/calendar")).Text("url")!;

        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await ReadAsync(second)).Status);
        Assert.Equal(["createdAt"], (await ana.GetAsync("me/calendar")).AsObject().Select(member => member.Key));

        await ana.StatusAsync(HttpMethod.Delete, "me/calendar");
        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(second)).Status);
        Assert.Equal(HttpStatusCode.NotFound, await ana.StatusAsync(HttpMethod.Get, "me/calendar"));
    }

    [Fact]
    public async Task One_network_cannot_read_without_end()
    {
        await using var own = new TimeServer();
        await own.InitializeAsync();
        HttpStatusCode last;
        var reads = 0;
        do
        {
            last = (await ReadAsync(new Uri(own.Address, "/calendar/nothing.ics").AbsoluteUri)).Status;
        }
        while (last == HttpStatusCode.NotFound && ++reads < 100);

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    private static async Task<(HttpStatusCode Status, string Text)> ReadAsync(string url)
    {
        using var nobody = new HttpClient();
        using var reply = await nobody.GetAsync(new Uri(url), TestContext.Current.CancellationToken);
        return (reply.StatusCode, await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}

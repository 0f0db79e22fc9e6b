using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support.Time;
using static Realtime.Tests.Features.Reminders.Reminding;

namespace Realtime.Tests.Features.Reminders;

/// <summary>What is refused as a reminder.</summary>
public sealed class ReminderInputTests(TimeServer server) : IClassFixture<TimeServer>
{
    [Theory]
    [InlineData("{}", "dueAt")]
    [InlineData("""{"dueAt":"2126-11-22T13:00:00Z","beforeDue":1}""", "dueAt")]
    [InlineData("""{"dueAt":"9999-12-31T23:59:59Z"}""", "dueAt")]
    [InlineData("""{"dueAt":"2200-01-01T00:00:00Z"}""", "dueAt")]
    [InlineData("""{"dueAt":"2126-11-22T12:00:00Z"}""", "dueAt")]
    [InlineData("""{"dueAt":"tomorrow"}""", "dueAt")]
    [InlineData("""{"beforeDue":-1}""", "beforeDue")]
    [InlineData("""{"beforeDue":525601}""", "beforeDue")]
    [InlineData("""{"beforeStart":1.5}""", "beforeStart")]
    [InlineData("""{"beforeStart":1,"timeZone":"Mars/Olympus"}""", "timeZone")]
    [InlineData("""{"beforeStart":1,"timeZone":"../../etc/passwd"}""", "timeZone")]
    public async Task Bad_input_is_refused_by_name_and_changes_nothing(string body, string member)
    {
        server.Clock.Now = At("2126-11-22T12:00Z");
        await using var ana = await server.RegisterAsync();
        var deck = await server.DealAsync(ana);

        using var response = await ana.SendAsync(HttpMethod.Post, $"cards/{deck.Card}/reminders", JsonNode.Parse(body));

        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), (response.StatusCode, problem.Text("code")));
        Assert.Contains(member, problem["errors"]!.AsObject().Select(error => error.Key));
        Assert.Empty(await ListAsync(ana, deck));
    }

    [Fact]
    public async Task A_card_takes_twenty_reminders_of_one_person()
    {
        server.Clock.Now = At("2126-11-22T12:00Z");
        await using var ana = await server.RegisterAsync();
        var deck = await server.DealAsync(ana);
        for (var minute = 0; minute < 20; minute++)
        {
            await RemindAsync(ana, deck, new { beforeDue = minute });
        }

        Assert.Equal(
            (HttpStatusCode.TooManyRequests, "limit.exceeded"),
            await ana.RefusalAsync(HttpMethod.Post, $"cards/{deck.Card}/reminders", new { beforeDue = 21 }));
    }
}

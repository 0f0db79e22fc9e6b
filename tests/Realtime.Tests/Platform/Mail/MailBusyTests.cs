using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Mail;

/// <summary>A mailing server that few commands keep busy.</summary>
public sealed class BusyMailingServer : MailingServer
{
    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings) { ["Events:MaxWaiting"] = "20" };
}

public sealed class MailBusyTests(BusyMailingServer server) : IClassFixture<BusyMailingServer>
{
    [Fact]
    public async Task A_mail_that_was_taken_while_the_server_is_busy_is_not_sent_again()
    {
        server.Clock.Now = DateTimeOffset.Parse("2126-11-28T12:00Z", null);
        await using var ana = await server.RegisterAsync();
        await ana.StatusAsync(HttpMethod.Patch, "me/settings", new { emailReminders = true });
        var deck = await server.DealAsync(ana);
        await ana.PostAsync($"cards/{deck.Card}/reminders", new { dueAt = "2126-11-28T13:00:00Z" });

        // The reminder puts it into the outbox; the next round sends it.
        await server.ReachAsync("2126-11-28T13:00Z");
        using var gate = new ManualResetEventSlim();
        server.Mails.Answering = () => KeepBusy(ana, gate);
        try
        {
            var sending = server.ReachAsync("2126-11-28T13:00Z");
            await Wait.UntilAsync("the mail's end could not be noted", () => server.Logs.Lines.Any(line =>
                line.Contains("is done with, and the server is too busy to note it", StringComparison.Ordinal)));
            gate.Set();
            await sending;
        }
        finally
        {
            server.Mails.Answering = null;
            gate.Set();
        }

        await server.ReachAsync("2126-11-28T15:00Z");
        Assert.Single(server.Mails.Taken);
    }

    /// <summary>Holds the writer up and lets as many commands wait as may.</summary>
    private void KeepBusy(Person actor, ManualResetEventSlim gate)
    {
        using var held = new ManualResetEventSlim();
        var log = server.Services.GetRequiredService<EventLog>();
        var waiting = new List<Task> { Write(() => Hold(held, gate)) };
        held.Wait(TestContext.Current.CancellationToken);
        var isFull = false;
        while (!isFull)
        {
            try
            {
                waiting.Add(Write(() => true));
            }
            catch (DomainError error) when (error.Code == "server.busy")
            {
                isFull = true;
            }
        }

        Task Write(Func<bool> command) =>
            log.WriteAsync(actor.Id, new Operation(actor.Id, "test.wait", null), _ => command(), TestContext.Current.CancellationToken);
    }

    private static bool Hold(ManualResetEventSlim held, ManualResetEventSlim gate)
    {
        held.Set();
        gate.Wait(TestContext.Current.CancellationToken);
        return true;
    }
}

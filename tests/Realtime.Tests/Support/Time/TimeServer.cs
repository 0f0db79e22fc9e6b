using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Features.Cards;
using Realtime.Features.Recurrence;
using Realtime.Features.Reminders;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Jobs;
using Realtime.Tests.Platform.Identity;

namespace Realtime.Tests.Support.Time;

/// <summary>
/// A server whose clock the test moves, and whose due work the test wakes. Its time is a century ahead: the tests' HTTP client
/// drops cookies that the real clock calls expired.
/// </summary>
public class TimeServer : ServerFixture
{
    public SettableClock Clock { get; } = new() { Now = new(2126, 11, 22, 12, 0, 0, TimeSpan.Zero) };

    protected override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["Jobs:Enabled"] = "false" };

    protected override void Configure(IServiceCollection services) => services.AddSingleton<TimeProvider>(Clock);

    /// <summary>Moves the clock and does what is due by then, as the pass of each minute does.</summary>
    public async Task ReachAsync(string instant)
    {
        Clock.Now = DateTimeOffset.Parse(instant, null);
        var runner = Services.GetRequiredService<DueRunner>();
        foreach (var work in runner.Works)
        {
            await runner.RunAsync(work, Clock.Now, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A workspace of the person's with a board and a card.</summary>
    internal async Task<Deck> DealAsync(Person person, Action<Card>? change = null)
    {
        var workspace = (await person.PostAsync("workspaces", new { name = "Garden" }))["id"]!.GetValue<Guid>();
        await using var db = await Services.GetRequiredService<IDbContextFactory<AppDbContext>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await Deck.LayAsync(db, workspace, person.Id, change);
    }

    /// <summary>Changes the card as its feature does: the row first, then what follows it, in one command.</summary>
    internal Task ChangeAsync(Deck deck, Guid actorId, Action<Card> change) =>
        Services.GetRequiredService<EventLog>().WriteAsync(
            deck.Board,
            new Operation(actorId, "test.change", null),
            scope =>
            {
                change(scope.Db.Set<Card>().AsTracking().Single(card => card.Id == deck.Card));
                scope.Db.SaveChanges();
                Reminders.Follow(scope, deck.Card);
                Recurrences.Follow(scope, deck.Card);
                return true;
            },
            TestContext.Current.CancellationToken);
}

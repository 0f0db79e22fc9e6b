using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Data;
using Realtime.Platform.Identity;
using Realtime.Platform.Jobs;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;
using Realtime.Tests.Support.Time;

namespace Realtime.Tests.Platform.Jobs;

/// <summary>What has outlived its use goes, and nothing else.</summary>
public sealed class CleanUpTests(TimeServer server) : IClassFixture<TimeServer>
{
    private static readonly DateTimeOffset Start = new(2126, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_answer_to_a_command_is_kept_thirty_days_and_no_longer()
    {
        server.Clock.Now = Start;
        await using var ana = await server.RegisterAsync();
        var (old, young) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var first = (await ana.PostAsync("workspaces", new { name = "Old" }, old)).Id();
        await ReachAsync(2, ana);
        var second = (await ana.PostAsync("workspaces", new { name = "Young" }, young)).Id();

        await ReachAsync(29.9, ana);
        Assert.Equal(first, (await ana.PostAsync("workspaces", new { name = "Old" }, old)).Id());
        await ReachAsync(30.1, ana);
        Assert.NotEqual(first, (await ana.PostAsync("workspaces", new { name = "Old" }, old)).Id());
        Assert.Equal(second, (await ana.PostAsync("workspaces", new { name = "Young" }, young)).Id());
    }

    [Fact]
    public async Task A_card_stays_in_the_trash_for_thirty_days_and_one_that_is_archived_for_ever()
    {
        server.Clock.Now = Start;
        await using var ana = await server.RegisterAsync();
        var (trashed, archived) = (await server.DealAsync(ana), await server.DealAsync(ana));
        await ana.PostAsync($"cards/{trashed.Card}/reminders", new { beforeDue = 10 });
        await ana.PostAsync($"cards/{trashed.Card}/trash");
        await ana.PostAsync($"cards/{archived.Card}/archive");

        await ReachAsync(29.9, ana);
        Assert.Equal("trashed", (await ana.GetAsync($"cards/{trashed.Card}")).Text("state"));
        await ReachAsync(30.1, ana);
        Assert.Equal(HttpStatusCode.NotFound, await ana.StatusAsync(HttpMethod.Get, $"cards/{trashed.Card}"));
        Assert.Empty((await ana.GetAsync($"boards/{trashed.Board}/cards?state=trashed")).Items());
        Assert.Equal("archived", (await ana.GetAsync($"cards/{archived.Card}")).Text("state"));
    }

    [Fact]
    public async Task A_session_that_ended_is_forgotten_after_thirty_days_more()
    {
        server.Clock.Now = Start;
        await using var ana = await server.RegisterAsync();
        await using var cem = await server.RegisterAsync("Cem");
        await cem.StatusAsync(HttpMethod.Post, "auth/logout");
        server.Clock.Now = Start.AddDays(10);
        await using var bo = await server.RegisterAsync("Bo");

        await ReachAsync(29.9);
        Assert.Equal((1, 1, 1), await CountAsync(ana, bo, cem));
        await ReachAsync(30.1);
        Assert.Equal((1, 1, 0), await CountAsync(ana, bo, cem));
        await ReachAsync(60.1);
        Assert.Equal((0, 1, 0), await CountAsync(ana, bo, cem));
        await ReachAsync(70.1);
        Assert.Equal((0, 0, 0), await CountAsync(ana, bo, cem));
    }

    /// <summary>Moves the clock and cleans up; a session that is unused for a week ends, so the person signs in again.</summary>
    private async Task ReachAsync(double days, Person? person = null)
    {
        server.Clock.Now = Start.AddDays(days);
        await server.Services.GetRequiredService<CleanUps>().RunAsync(TestContext.Current.CancellationToken);
        if (person is not null)
        {
            await person.PostAsync("auth/login", new { email = person.Email, password = person.Password });
        }
    }

    private async Task<(int First, int Second, int Third)> CountAsync(Person first, Person second, Person third)
    {
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<AppDbContext>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        var users = await db.Set<Session>().Select(session => session.UserId).ToListAsync(TestContext.Current.CancellationToken);
        return (users.Count(id => id == first.Id), users.Count(id => id == second.Id), users.Count(id => id == third.Id));
    }
}

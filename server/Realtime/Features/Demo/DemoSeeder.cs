using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Realtime.Platform.Data;

namespace Realtime.Features.Demo;

/// <summary>Plays the story once, before the server listens: where there are demo people already, nothing happens.</summary>
internal sealed partial class DemoSeeder(
    IServiceProvider services, IDbContextFactory<AppDbContext> factory, TimeProvider clock, ILogger<DemoSeeder> logger) : IHostedService
{
    private static readonly TimeSpan s_beforeTheStory = TimeSpan.FromDays(6);

    // What was said since is unread to most, so that there is something to see.
    private static readonly TimeSpan s_unread = TimeSpan.FromHours(3);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var db = await factory.CreateDbContextAsync(cancellationToken))
        {
            if (await db.Users.AnyAsync(user => user.IsDemo, cancellationToken))
            {
                return;
            }
        }

        var now = clock.GetUtcNow();
        var acts = DemoScript.Read(DemoCast.Talks, now);
        using var stage = ActivatorUtilities.CreateInstance<DemoStage>(services, new DemoClock(now - s_beforeTheStory));
        await stage.BuildAsync(cancellationToken);
        await stage.PlayAsync(acts.Where(act => act.At < now - s_unread), cancellationToken);
        await stage.ReadAllAsync(cancellationToken);
        await stage.PlayAsync(acts.Where(act => act.At >= now - s_unread), cancellationToken);
        Log.Seeded(logger, DemoCast.People.Count, acts.Count);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(2901, LogLevel.Information, "The demo is set up: {People} people, {Acts} steps")]
        public static partial void Seeded(ILogger logger, int people, int acts);
    }
}

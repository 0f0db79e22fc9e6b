using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Realtime.Features.Workspaces;
using Realtime.Platform.Data;
using Realtime.Platform.Events;

namespace Realtime.Features.Demo;

/// <summary>
/// Plays the story once, before the server listens: where it was told to its end already, nothing happens. One that broke off is
/// not told further, because half of it would be there twice or in the wrong order; the server does not start with it.
/// </summary>
internal sealed partial class DemoSeeder(
    IServiceProvider services,
    IDbContextFactory<AppDbContext> factory,
    IOptions<DatabaseOptions> database,
    TimeProvider clock,
    ILogger<DemoSeeder> logger) : IHostedService
{
    private static readonly TimeSpan s_beforeTheStory = TimeSpan.FromDays(6);

    // What was said since is unread to most, so that there is something to see.
    private static readonly TimeSpan s_unread = TimeSpan.FromHours(3);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await IsToldAsync(cancellationToken))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var acts = DemoScript.Read(DemoCast.Talks, now);
        using var stage = ActivatorUtilities.CreateInstance<DemoStage>(services, new DemoClock(now - s_beforeTheStory));
        await stage.BuildAsync(cancellationToken);
        await stage.BuildBoardAsync(DateOnly.FromDateTime(now.UtcDateTime), cancellationToken);
        await stage.PlayAsync(acts.Where(act => act.At < now - s_unread), cancellationToken);
        await stage.ReadAllAsync(cancellationToken);
        await stage.PlayAsync(acts.Where(act => act.At >= now - s_unread), cancellationToken);
        await stage.FinishAsync(cancellationToken);
        Log.Seeded(logger, DemoCast.People.Count, acts.Count);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> IsToldAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var people = db.Users.Where(user => user.IsDemo).Select(user => user.Id);
        if (!await people.AnyAsync(cancellationToken))
        {
            return false;
        }

        var places = db.Set<WorkspaceMember>().Where(member => people.Contains(member.UserId)).Select(member => member.WorkspaceId);
        return await db.Set<Event>().AnyAsync(e => places.Contains(e.StreamId) && e.OpId == DemoStage.Finished, cancellationToken)
            ? true
            : throw new InvalidOperationException(
                $"The demo in {Path.GetFullPath(database.Value.Directory)} was begun and not finished. "
                + "Delete that folder and start again.");
    }

    private static partial class Log
    {
        [LoggerMessage(2901, LogLevel.Information, "The demo is set up: {People} people, {Acts} steps")]
        public static partial void Seeded(ILogger logger, int people, int acts);
    }
}

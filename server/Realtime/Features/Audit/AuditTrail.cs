using Microsoft.EntityFrameworkCore;
using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Data;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Audit;

/// <summary>Reads a workspace's audit log, for an admin.</summary>
internal sealed class AuditTrail(IDbContextFactory<AppDbContext> databases, AuditReading reading, Access access)
{
    /// <summary>The entries, newest first.</summary>
    /// <param name="caller">An admin.</param>
    /// <param name="workspaceId">Where.</param>
    /// <param name="before">The <c>next</c> of an earlier page; null for the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="action">Only such entries; null for all.</param>
    /// <param name="actorId">Only what this person did; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DomainError"><c>request.invalid</c>, <c>resource.not_found</c>, <c>access.denied</c>.</exception>
    public async Task<Page<AuditView>> ListAsync(
        Caller caller, Guid workspaceId, string? before, int? limit, string? action, Guid? actorId, CancellationToken cancellationToken)
    {
        var (count, until) = (Paging.Limit(limit), PlaceCursor.Read("before", before) ?? long.MaxValue);
        await RequireAdminAsync(caller, workspaceId, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<AuditEntry>()
            .Where(entry => entry.ChainId == workspaceId && entry.Seq < until)
            .Where(entry => action == null || entry.Action == action)
            .Where(entry => actorId == null || entry.ActorId == actorId)
            .OrderByDescending(entry => entry.Seq)
            .Take(count + 1)
            .ToListAsync(cancellationToken);
        var next = rows.Count > count ? PlaceCursor.Write(rows[count - 1].Seq) : null;
        return new Page<AuditView>([.. rows.Take(count).Select(AuditView.Of)], next);
    }

    /// <summary>All entries, oldest first, in pieces. Each piece is asked for anew: who ceases to be an admin meanwhile gets no more.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>, <c>access.denied</c>.</exception>
    public async IAsyncEnumerable<IReadOnlyList<AuditView>> ExportAsync(
        Caller caller, Guid workspaceId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<AuditEntry> page;
        var after = 0L;
        do
        {
            await RequireAdminAsync(caller, workspaceId, cancellationToken);
            page = await reading.PageAsync(workspaceId, after, cancellationToken);
            yield return [.. page.Select(AuditView.Of)];
            after = page.Count > 0 ? page[^1].Seq : after;
        }
        while (page.Count == AuditReading.PageSize);
    }

    private async Task RequireAdminAsync(Caller caller, Guid workspaceId, CancellationToken cancellationToken)
    {
        if (await access.WorkspaceAsync(caller, workspaceId, cancellationToken) < WorkspaceRole.Admin)
        {
            throw Errors.Denied();
        }
    }
}

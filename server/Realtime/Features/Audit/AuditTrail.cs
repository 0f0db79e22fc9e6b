using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Data;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Audit;

/// <summary>Reads a workspace's audit log, for an admin.</summary>
internal sealed class AuditTrail(IDbContextFactory<AppDbContext> databases, Access access)
{
    /// <summary>The entries, newest first.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>, <c>resource.not_found</c>, <c>access.denied</c>.</exception>
    public async Task<Page<AuditView>> ListAsync(
        Caller caller, Guid workspaceId, string? before, int? limit, string? action, Guid? actorId, CancellationToken cancellationToken)
    {
        var (count, until) = (Paging.Limit(limit), Cursor(before));
        await RequireAdminAsync(caller, workspaceId, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<AuditEntry>()
            .Where(entry => entry.ChainId == workspaceId && entry.Seq < until)
            .Where(entry => action == null || entry.Action == action)
            .Where(entry => actorId == null || entry.ActorId == actorId)
            .OrderByDescending(entry => entry.Seq)
            .Take(count + 1)
            .ToListAsync(cancellationToken);
        var next = rows.Count > count ? rows[count - 1].Seq.ToString(CultureInfo.InvariantCulture) : null;
        return new Page<AuditView>([.. rows.Take(count).Select(AuditView.Of)], next);
    }

    /// <summary>All entries, oldest first, as they are read.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>, <c>access.denied</c>.</exception>
    public async Task ExportAsync(Caller caller, Guid workspaceId, Func<AuditView, Task> write, CancellationToken cancellationToken)
    {
        await RequireAdminAsync(caller, workspaceId, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await foreach (var entry in db.Set<AuditEntry>().Where(row => row.ChainId == workspaceId).OrderBy(row => row.Seq)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            await write(AuditView.Of(entry));
        }
    }

    private async Task RequireAdminAsync(Caller caller, Guid workspaceId, CancellationToken cancellationToken)
    {
        if (await access.WorkspaceAsync(caller, workspaceId, cancellationToken) < WorkspaceRole.Admin)
        {
            throw Errors.Denied();
        }
    }

    private static long Cursor(string? before) => before switch
    {
        null => long.MaxValue,
        _ when long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) => seq,
        _ => throw Errors.Invalid("before", "It must be the 'next' of an earlier page."),
    };
}

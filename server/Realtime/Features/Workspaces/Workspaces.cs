using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Realtime.Features.Channels;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Workspaces;

/// <summary>Makes, renames and shows workspaces.</summary>
public sealed class Workspaces(EventLog log, Access access, IDbContextFactory<AppDbContext> factory, TimeProvider clock)
{
    /// <summary>Every workspace begins with this channel.</summary>
    public const string FirstChannel = "general";

    /// <summary>Makes a workspace with the caller as its owner and a first channel.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>, <c>operation.mismatch</c>.</exception>
    public Task<WorkspaceView> CreateAsync(Caller caller, string name, Guid? opId, CancellationToken cancellationToken)
    {
        name = CheckName(name);
        var (id, channelId) = (Ids.New(clock), Ids.New(clock));
        return log.WriteAsync(
            id, Operation.By(caller, "workspace.create", opId), scope => Insert(scope, id, name, channelId), cancellationToken);
    }

    /// <summary>Renames a workspace; an admin may. The same name again changes nothing.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="id">The workspace.</param>
    /// <param name="name">The new name, or null to keep it.</param>
    /// <param name="version">The version that the caller saw, or null to rename whatever is there.</param>
    /// <param name="opId">Sent again with it, the first answer comes back.</param>
    /// <param name="cancellationToken">Stops the waiting, not the command.</param>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>access.denied</c>, <c>version.stale</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task<WorkspaceView> UpdateAsync(
        Caller caller, Guid id, string? name, long? version, Guid? opId, CancellationToken cancellationToken)
    {
        name = name is null ? null : CheckName(name);
        var view = await log.WriteAsync(
            id, Operation.By(caller, "workspace.update", opId), scope => Update(scope, id, name, version), cancellationToken);
        return view.Id == id ? view : throw Errors.OperationMismatch();
    }

    /// <summary>The workspaces that the caller is in, oldest first.</summary>
    public async Task<Page<WorkspaceView>> ListAsync(Caller caller, string? after, int? limit, CancellationToken cancellationToken)
    {
        var (from, count) = (IdCursor.Parse(after), Paging.Limit(limit));
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rows = await Views(db, member => member.UserId == caller.UserId && member.WorkspaceId > from)
            .Take(count + 1)
            .ToListAsync(cancellationToken);
        return IdCursor.Page(rows, count, view => view.Id);
    }

    /// <summary>One workspace.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public async Task<WorkspaceView> GetAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await Views(db, member => member.UserId == caller.UserId && member.WorkspaceId == id)
            .FirstOrDefaultAsync(cancellationToken) ?? throw Errors.NotFound();
    }

    private static IQueryable<WorkspaceView> Views(AppDbContext db, Expression<Func<WorkspaceMember, bool>> which) =>
        from member in db.Set<WorkspaceMember>().Where(which)
        join workspace in db.Set<Workspace>() on member.WorkspaceId equals workspace.Id
        where member.LeftAt == null
        orderby workspace.Id
        select new WorkspaceView(workspace.Id, workspace.Name, workspace.Id, member.Role, workspace.Version, workspace.CreatedAt);

    private static string CheckName(string name) => Text.CheckLine("name", name, 1, Workspace.MaxNameLength);

    private static WorkspaceView Insert(WriteScope scope, Guid id, string name, Guid channelId)
    {
        var workspace = new Workspace { Id = id, Name = name, Version = 1, CreatedAt = scope.Now };
        scope.Db.Add(workspace);
        scope.Db.SaveChanges();
        scope.CreateStream(id, WorkspaceStreamRule.StreamKind);
        scope.Append(id, WorkspaceEvents.Created, new WorkspaceCreated(name));
        scope.Audit(id, "workspace.created", "workspace", id, new AuditFact("name", null, name));
        Memberships.Join(scope, workspace, WorkspaceRole.Owner);
        ChannelCommands.Insert(scope, id, channelId, FirstChannel, topic: "", isPrivate: false);
        return WorkspaceView.Of(workspace, WorkspaceRole.Owner);
    }

    private WorkspaceView Update(WriteScope scope, Guid id, string? name, long? version)
    {
        var role = access.Workspace(scope, id);
        if (role < WorkspaceRole.Admin)
        {
            throw Errors.Denied();
        }

        var workspace = scope.Db.Set<Workspace>().First(row => row.Id == id);
        if (version is { } seen && seen != workspace.Version)
        {
            throw Errors.Stale(WorkspaceView.Of(workspace, role));
        }

        if (name is not null && name != workspace.Name)
        {
            var before = workspace.Name;
            (workspace.Name, workspace.Version) = (name, workspace.Version + 1);
            scope.Db.SaveChanges();
            scope.Append(id, WorkspaceEvents.Updated, new WorkspaceUpdated(name, workspace.Version));
            scope.Audit(id, "workspace.updated", "workspace", id, new AuditFact("name", before, name));
        }

        return WorkspaceView.Of(workspace, role);
    }
}

using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Features.Channels;
using Realtime.Features.Invites;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Workspaces;

/// <summary>Who is in a workspace, in which role, and how that ends.</summary>
public sealed class Memberships(EventLog log, Access access, IDbContextFactory<AppDbContext> factory)
{
    /// <summary>The members, those who left included.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public async Task<Page<MemberView>> ListAsync(
        Caller caller, Guid workspaceId, string? after, int? limit, CancellationToken cancellationToken)
    {
        var (from, count) = (IdCursor.Parse(after), Paging.Limit(limit));
        await access.WorkspaceAsync(caller, workspaceId, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rows = await MemberViews.Of(db, member => member.WorkspaceId == workspaceId && member.UserId > from)
            .Take(count + 1)
            .ToListAsync(cancellationToken);
        return IdCursor.Page(rows, count, view => view.UserId);
    }

    /// <summary>Gives a member another role. The same role again changes nothing.</summary>
    /// <param name="caller">An admin; an owner where somebody becomes or ceases to be an owner.</param>
    /// <param name="workspaceId">Where.</param>
    /// <param name="userId">An active member.</param>
    /// <param name="role">The new role.</param>
    /// <param name="opId">Sent again with it, the first answer comes back.</param>
    /// <param name="cancellationToken">Stops the waiting, not the command.</param>
    /// <exception cref="DomainError">
    /// <c>resource.not_found</c>, <c>access.denied</c>, <c>workspace.last_owner</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task<MemberView> ChangeRoleAsync(
        Caller caller, Guid workspaceId, Guid userId, WorkspaceRole role, Guid? opId, CancellationToken cancellationToken)
    {
        var changed = await log.WriteAsync(
            workspaceId,
            Operation.By(caller, "member.update", opId),
            scope => new ChangedMember(workspaceId, ChangeRole(scope, workspaceId, userId, role)),
            cancellationToken);
        return changed.WorkspaceId == workspaceId && changed.Member.UserId == userId
            ? changed.Member
            : throw Errors.OperationMismatch();
    }

    /// <summary>Ends a membership: everybody may leave, an admin removes others, an owner removes owners.</summary>
    /// <exception cref="DomainError">
    /// <c>resource.not_found</c>, <c>access.denied</c>, <c>workspace.last_owner</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task RemoveAsync(Caller caller, Guid workspaceId, Guid userId, Guid? opId, CancellationToken cancellationToken)
    {
        var asked = new RemovedMember(workspaceId, userId);
        var removed = await log.WriteAsync(
            workspaceId,
            Operation.By(caller, "member.remove", opId),
            scope =>
            {
                Remove(scope, workspaceId, userId);
                return asked;
            },
            cancellationToken);
        if (removed != asked)
        {
            throw Errors.OperationMismatch();
        }
    }

    /// <summary>Makes the actor a member, anew or again. What was said before counts as read.</summary>
    internal static void Join(WriteScope scope, Workspace workspace, WorkspaceRole role)
    {
        var member = scope.Db.Set<WorkspaceMember>().Find(workspace.Id, scope.ActorId);
        if (member is null)
        {
            member = new WorkspaceMember { WorkspaceId = workspace.Id, UserId = scope.ActorId };
            scope.Db.Add(member);
        }

        (member.Role, member.JoinedAt, member.LeftAt) = (role, scope.Now, null);
        scope.Db.SaveChanges();
        var name = scope.Statement("select display_name from users where id = @0").Scalar<string>(scope.ActorId)!;
        scope.Append(workspace.Id, WorkspaceEvents.MemberJoined, new MemberJoined(scope.ActorId, name, role));
        scope.Append(scope.ActorId, WorkspaceEvents.Joined, new WorkspaceJoined(workspace.Id, workspace.Name, role));
        ReadMarkers.StartAtHeads(scope, workspace.Id, scope.ActorId);
        scope.Audit(workspace.Id, "member.joined", "user", scope.ActorId, new AuditFact("role", null, Name(role)));
    }

    private MemberView ChangeRole(WriteScope scope, Guid workspaceId, Guid userId, WorkspaceRole role)
    {
        var actorRole = access.Workspace(scope, workspaceId);
        if (actorRole < WorkspaceRole.Admin)
        {
            throw Errors.Denied();
        }

        var member = FindActive(scope, workspaceId, userId);
        if (member.Role != role)
        {
            RequireOwner(actorRole, member.Role, role);
            RequireAnotherOwner(scope, member);
            var (isLess, before) = (role < member.Role, member.Role);
            member.Role = role;
            scope.Db.SaveChanges();
            if (isLess)
            {
                InviteCommands.WithdrawAbove(scope, workspaceId, userId, role);
            }

            scope.Append(workspaceId, WorkspaceEvents.MemberUpdated, new MemberUpdated(userId, role));
            scope.Audit(workspaceId, "member.role_changed", "user", userId, new AuditFact("role", Name(before), Name(role)));
        }

        return MemberViews.Of(scope.Db, row => row.WorkspaceId == workspaceId && row.UserId == userId).First();
    }

    private void Remove(WriteScope scope, Guid workspaceId, Guid userId)
    {
        var actorRole = access.Workspace(scope, workspaceId);
        if (userId != scope.ActorId && actorRole < WorkspaceRole.Admin)
        {
            throw Errors.Denied();
        }

        var member = FindActive(scope, workspaceId, userId);
        RequireOwner(actorRole, member.Role, member.Role);
        RequireAnotherOwner(scope, member);
        member.LeftAt = scope.Now;
        scope.Db.SaveChanges();
        InviteCommands.WithdrawAbove(scope, workspaceId, userId, null);
        ChannelCommands.RemoveFromAll(scope, workspaceId, userId);
        BoardCommands.RemoveFromAll(scope, workspaceId, userId);
        scope.Append(workspaceId, WorkspaceEvents.MemberRemoved, new MemberRemoved(userId));
        scope.Append(userId, WorkspaceEvents.Left, new WorkspaceLeft(workspaceId));
        scope.Revoke(userId, workspaceId);
        scope.Audit(workspaceId, userId == scope.ActorId ? "member.left" : "member.removed", "user", userId, new AuditFact("role", Name(member.Role), null));
    }

    internal static string Name(WorkspaceRole role) => role.ToString().ToLowerInvariant();

    private static WorkspaceMember FindActive(WriteScope scope, Guid workspaceId, Guid userId) =>
        scope.Db.Set<WorkspaceMember>().Find(workspaceId, userId) is { LeftAt: null } member ? member : throw Errors.NotFound();

    private static void RequireOwner(WorkspaceRole actorRole, WorkspaceRole before, WorkspaceRole after)
    {
        if (actorRole != WorkspaceRole.Owner && (before == WorkspaceRole.Owner || after == WorkspaceRole.Owner))
        {
            throw Errors.Denied();
        }
    }

    /// <summary>
    /// Asked before an owner ceases to be one; commands of one workspace run one after another, so two cannot both be the last but
    /// one.
    /// </summary>
    private static void RequireAnotherOwner(WriteScope scope, WorkspaceMember member)
    {
        if (member.Role == WorkspaceRole.Owner && !scope.Db.Set<WorkspaceMember>().Any(other =>
            other.WorkspaceId == member.WorkspaceId && other.UserId != member.UserId
            && other.Role == WorkspaceRole.Owner && other.LeftAt == null))
        {
            throw new DomainError("workspace.last_owner", 409, "A workspace needs an owner: make somebody else one first.");
        }
    }
}

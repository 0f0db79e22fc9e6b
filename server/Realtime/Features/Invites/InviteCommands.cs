using System.Globalization;
using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Events;

namespace Realtime.Features.Invites;

/// <summary>What happens to invites inside a command; the lane makes counting their uses exact.</summary>
public static class InviteCommands
{
    internal static DomainError Expired() => new("invite.expired", 410, "This invite has expired or is used up. Ask for a new one.");

    internal static InviteView Insert(WriteScope scope, Access access, Invite invite)
    {
        // An admin who could hand out ownership would make themselves an owner by it.
        if (access.Workspace(scope, invite.WorkspaceId) is var role && (role < WorkspaceRole.Admin || role < invite.Role))
        {
            throw Errors.Denied();
        }

        invite.CreatedAt = scope.Now;
        scope.Db.Add(invite);
        scope.Db.SaveChanges();
        scope.Audit(
            invite.WorkspaceId, "invite.created", "invite", invite.Id,
            new AuditFact("role", null, Memberships.Name(invite.Role)),
            new AuditFact("maxUses", null, invite.MaxUses?.ToString(CultureInfo.InvariantCulture)),
            new AuditFact("expiresAt", null, invite.ExpiresAt.ToString("O", CultureInfo.InvariantCulture)));
        return InviteView.Of(invite);
    }

    internal static WorkspaceView Accept(WriteScope scope, string code)
    {
        var invite = scope.Db.Set<Invite>().FirstOrDefault(row => row.Code == code) ?? throw Errors.NotFound();
        var workspace = scope.Db.Set<Workspace>().First(row => row.Id == invite.WorkspaceId);
        if (scope.Db.Set<WorkspaceMember>().Find(workspace.Id, scope.ActorId) is { LeftAt: null } member)
        {
            return WorkspaceView.Of(workspace, member.Role);
        }

        if (!invite.IsOpen(scope.Now))
        {
            throw Expired();
        }

        invite.Uses++;
        Memberships.Join(scope, workspace, invite.Role);
        scope.Audit(
            workspace.Id, "invite.accepted", "invite", invite.Id,
            new AuditFact("uses", (invite.Uses - 1).ToString(CultureInfo.InvariantCulture), invite.Uses.ToString(CultureInfo.InvariantCulture)));
        return WorkspaceView.Of(workspace, invite.Role);
    }

    internal static void Delete(WriteScope scope, Access access, Guid workspaceId, string code)
    {
        if (access.Workspace(scope, workspaceId) < WorkspaceRole.Admin)
        {
            throw Errors.Denied();
        }

        var invite = scope.Db.Set<Invite>().FirstOrDefault(row => row.WorkspaceId == workspaceId && row.Code == code) ?? throw Errors.NotFound();
        Withdraw(scope, [invite]);
    }

    /// <summary>
    /// Withdraws what somebody could no longer give: an admin who is removed or demoted would else come back by an own invite.
    /// </summary>
    /// <param name="scope">The command.</param>
    /// <param name="workspaceId">Where.</param>
    /// <param name="userId">Who made the invites.</param>
    /// <param name="role">What they are now; null when they left.</param>
    internal static void WithdrawAbove(WriteScope scope, Guid workspaceId, Guid userId, WorkspaceRole? role)
    {
        var mine = scope.Db.Set<Invite>().Where(invite => invite.WorkspaceId == workspaceId && invite.CreatedBy == userId);
        Withdraw(scope, [.. role >= WorkspaceRole.Admin ? mine.Where(invite => invite.Role > role) : mine]);
    }

    private static void Withdraw(WriteScope scope, IReadOnlyList<Invite> invites)
    {
        scope.Db.RemoveRange(invites);
        scope.Db.SaveChanges();
        foreach (var invite in invites)
        {
            scope.Audit(invite.WorkspaceId, "invite.withdrawn", "invite", invite.Id, new AuditFact("role", Memberships.Name(invite.Role), null));
        }
    }
}

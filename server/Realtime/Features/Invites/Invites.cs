using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Invites;

/// <summary>Makes, shows, withdraws and accepts invites.</summary>
public sealed class Invites(EventLog log, Access access, IDbContextFactory<AppDbContext> factory, TimeProvider clock)
{
    private const int MaxUses = 10_000;
    private static readonly TimeSpan s_defaultLife = TimeSpan.FromDays(7);
    private static readonly TimeSpan s_longestLife = TimeSpan.FromDays(366);

    /// <summary>Makes an invite; an admin may, for a role up to the own one.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>access.denied</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task<InviteView> CreateAsync(
        Caller caller, Guid workspaceId, CreateInviteRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var invite = new Invite
        {
            Id = Ids.New(clock),
            Code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Invite.CodeLength / 2)),
            WorkspaceId = workspaceId,
            Role = request.Role ?? WorkspaceRole.Member,
            MaxUses = CheckUses(request.MaxUses),
            ExpiresAt = CheckExpiry(request.ExpiresAt, now),
            CreatedBy = caller.UserId,
        };
        var view = await log.WriteAsync(
            workspaceId,
            Operation.By(caller, "invite.create", opId),
            scope => InviteCommands.Insert(scope, access, invite),
            cancellationToken);
        return view.WorkspaceId == workspaceId ? view : throw Errors.OperationMismatch();
    }

    /// <summary>A workspace's invites, for an admin; those that have expired or are used up included.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>, <c>access.denied</c>.</exception>
    public async Task<Page<InviteView>> ListAsync(
        Caller caller, Guid workspaceId, string? after, int? limit, CancellationToken cancellationToken)
    {
        var (from, count) = (IdCursor.Parse(after), Paging.Limit(limit));
        if (await access.WorkspaceAsync(caller, workspaceId, cancellationToken) < WorkspaceRole.Admin)
        {
            throw Errors.Denied();
        }

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<Invite>()
            .Where(invite => invite.WorkspaceId == workspaceId && invite.Id > from)
            .OrderBy(invite => invite.Id)
            .Take(count + 1)
            .ToListAsync(cancellationToken);
        var page = IdCursor.Page(rows, count, invite => invite.Id);
        return new Page<InviteView>([.. page.Items.Select(InviteView.Of)], page.Next);
    }

    /// <summary>What an invite leads to.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>, <c>invite.expired</c>.</exception>
    public async Task<InvitePreview> PreviewAsync(string code, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var found = await (
            from invite in db.Set<Invite>()
            join workspace in db.Set<Workspace>() on invite.WorkspaceId equals workspace.Id
            where invite.Code == code
            select new { invite, workspace.Name }).FirstOrDefaultAsync(cancellationToken) ?? throw Errors.NotFound();
        return found.invite.IsOpen(clock.GetUtcNow())
            ? new InvitePreview(code, found.Name, found.invite.Role, found.invite.ExpiresAt)
            : throw InviteCommands.Expired();
    }

    /// <summary>Withdraws an invite; an admin may.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>, <c>access.denied</c>, <c>operation.mismatch</c>.</exception>
    public async Task WithdrawAsync(Caller caller, Guid workspaceId, string code, Guid? opId, CancellationToken cancellationToken)
    {
        var asked = new WithdrawnInvite(workspaceId, code);
        var withdrawn = await log.WriteAsync(
            workspaceId,
            Operation.By(caller, "invite.withdraw", opId),
            scope =>
            {
                InviteCommands.Delete(scope, access, workspaceId, code);
                return asked;
            },
            cancellationToken);
        if (withdrawn != asked)
        {
            throw Errors.OperationMismatch();
        }
    }

    /// <summary>Makes the caller a member. Whoever is one already stays as they are, and uses nothing.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>, <c>invite.expired</c>, <c>operation.mismatch</c>.</exception>
    public async Task<WorkspaceView> AcceptAsync(Caller caller, string code, Guid? opId, CancellationToken cancellationToken)
    {
        // A code that is gone still goes to a lane: an acceptance that is sent again gets its first answer.
        var lane = await FindWorkspaceAsync(code, cancellationToken) ?? caller.UserId;
        var accepted = await log.WriteAsync(
            lane,
            Operation.By(caller, "invite.accept", opId),
            scope => new AcceptedInvite(code, InviteCommands.Accept(scope, code)),
            cancellationToken);
        return accepted.Code == code ? accepted.Workspace : throw Errors.OperationMismatch();
    }

    private async Task<Guid?> FindWorkspaceAsync(string code, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Set<Invite>()
            .Where(invite => invite.Code == code)
            .Select(invite => (Guid?)invite.WorkspaceId)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static int? CheckUses(int? uses) => uses is null or (>= 1 and <= MaxUses)
        ? uses
        : throw Errors.Invalid("maxUses", $"It must be 1 to {MaxUses}.");

    private static DateTimeOffset CheckExpiry(DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        var life = expiresAt - now ?? s_defaultLife;
        return life > TimeSpan.Zero && life <= s_longestLife
            ? DateTimeOffset.FromUnixTimeMilliseconds((now + life).ToUnixTimeMilliseconds())
            : throw Errors.Invalid("expiresAt", "It must be in the future, and within a year.");
    }
}

using Microsoft.EntityFrameworkCore;
using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Channels;

/// <summary>Who is in a channel: of a public one everybody in the workspace, of a private one whom its members add.</summary>
public sealed class ChannelMembers(EventLog log, Access access, IDbContextFactory<AppDbContext> factory)
{
    private const string FindSql = "select 1 from channel_members where channel_id = @0 and user_id = @1";

    internal const string DeleteSql = "delete from channel_members where channel_id = @0 and user_id = @1";

    /// <summary>The members.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public async Task<Page<MemberView>> ListAsync(
        Caller caller, Guid channelId, string? after, int? limit, CancellationToken cancellationToken)
    {
        var (from, count) = (IdCursor.Parse(after), Paging.Limit(limit));
        var channel = await access.ChannelAsync(caller, channelId, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var members = channel.IsPrivate
            ? MemberViews.Of(db, member => member.UserId > from && member.WorkspaceId == channel.WorkspaceId
                && db.Set<ChannelMember>().Any(row => row.ChannelId == channelId && row.UserId == member.UserId))
            : MemberViews.Of(db, member => member.UserId > from && member.WorkspaceId == channel.WorkspaceId && member.LeftAt == null);
        return IdCursor.Page(await members.Take(count + 1).ToListAsync(cancellationToken), count, view => view.UserId);
    }

    /// <summary>Adds a member of the workspace; any member of the channel may. Who is in it already stays.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>channel.archived</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task<AddedMember> AddAsync(
        Caller caller, Guid channelId, Guid userId, Guid? opId, CancellationToken cancellationToken)
    {
        var added = await log.WriteAsync(
            channelId,
            Operation.By(caller, "channel.member_add", opId),
            scope => Add(scope, channelId, userId),
            cancellationToken);
        return added.ChannelId == channelId && added.Member.UserId == userId ? added : throw Errors.OperationMismatch();
    }

    /// <summary>Takes somebody out of a private channel: everybody may leave; its creator and admins in it remove others.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>access.denied</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task RemoveAsync(Caller caller, Guid channelId, Guid userId, Guid? opId, CancellationToken cancellationToken)
    {
        var asked = new RemovedChannelMember(channelId, userId);
        var removed = await log.WriteAsync(
            channelId,
            Operation.By(caller, "channel.member_remove", opId),
            scope =>
            {
                Remove(scope, channelId, userId);
                return asked;
            },
            cancellationToken);
        if (removed != asked)
        {
            throw Errors.OperationMismatch();
        }
    }

    /// <summary>Lets somebody into a private channel. What was said before counts as read.</summary>
    internal static void Insert(WriteScope scope, Channel channel, Guid userId)
    {
        scope.Db.Add(new ChannelMember { ChannelId = channel.Id, UserId = userId, AddedAt = scope.Now });
        scope.Db.SaveChanges();
        scope.Append(channel.Id, ChannelEvents.MemberAdded, new ChannelMemberChanged(userId));
        scope.Append(
            userId,
            ChannelEvents.Joined,
            new ChannelJoined(channel.Id, channel.WorkspaceId, channel.Name, channel.Topic, channel.IsPrivate));
        ReadMarkers.StartAtHead(scope, channel.Id, userId);
        scope.Audit(channel.WorkspaceId, "channel.member_added", "channel", channel.Id, new AuditFact("userId", null, userId.ToString()));
    }

    private AddedMember Add(WriteScope scope, Guid channelId, Guid userId)
    {
        var allowed = access.Channel(scope, channelId).Writable();
        var member = MemberViews
            .Of(scope.Db, row => row.WorkspaceId == allowed.WorkspaceId && row.UserId == userId && row.LeftAt == null)
            .FirstOrDefault() ?? throw Errors.Invalid("userId", "It must be somebody of this workspace.");
        var isNew = allowed.IsPrivate && scope.Db.Set<ChannelMember>().Find(channelId, userId) is null;
        if (isNew)
        {
            Insert(scope, scope.Db.Set<Channel>().First(channel => channel.Id == channelId), userId);
        }

        return new AddedMember(channelId, member, isNew);
    }

    private void Remove(WriteScope scope, Guid channelId, Guid userId)
    {
        var allowed = access.Channel(scope, channelId);
        if (userId != scope.ActorId && allowed.CreatedBy != scope.ActorId && allowed.Role < WorkspaceRole.Admin)
        {
            throw Errors.Denied();
        }

        if (!allowed.IsPrivate)
        {
            throw Errors.Invalid("userId", "Everybody in the workspace is in a public channel; nobody leaves it alone.");
        }

        // Asked before anything is written: a refusal after a write would make the whole batch run again.
        if (scope.Statement(FindSql).Scalar<long>(channelId, userId) == 0)
        {
            throw Errors.NotFound();
        }

        scope.Statement(DeleteSql).Execute(channelId, userId);
        scope.Append(channelId, ChannelEvents.MemberRemoved, new ChannelMemberChanged(userId));
        scope.Append(userId, ChannelEvents.Left, new ChannelLeft(channelId, allowed.WorkspaceId));
        scope.Revoke(userId, channelId);
        scope.Audit(allowed.WorkspaceId, "channel.member_removed", "channel", channelId, new AuditFact("userId", userId.ToString(), null));
    }
}

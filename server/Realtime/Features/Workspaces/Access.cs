using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Workspaces;

/// <summary>
/// The one place that decides what somebody may see of a workspace and its channels. Reads and writes ask the same statements;
/// a command asks inside its transaction, since membership may end between the question and the write.
/// What is absent and what is invisible are the same: not found.
/// </summary>
public sealed class Access(IDbContextFactory<AppDbContext> factory)
{
    private const string WorkspaceSql =
        "select role from workspace_members where workspace_id = @0 and user_id = @1 and left_at is null";

    // One statement by primary keys: it runs with every message that is posted.
    private const string ChannelSql =
        """
        select c.workspace_id, w.role, c.is_private, c.is_archived, c.created_by, m.user_id
        from channels c
        join workspace_members w on w.workspace_id = c.workspace_id and w.user_id = @1 and w.left_at is null
        left join channel_members m on m.channel_id = c.id and m.user_id = @1
        where c.id = @0
        """;

    /// <summary>The caller's role in a workspace, for a read.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public async Task<WorkspaceRole> WorkspaceAsync(Caller caller, Guid workspaceId, CancellationToken cancellationToken) =>
        await FindWorkspaceAsync(caller, workspaceId, cancellationToken) ?? throw Errors.NotFound();

    /// <summary>The actor's role in a workspace, inside a command.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public WorkspaceRole Workspace(WriteScope scope, Guid workspaceId)
    {
        ArgumentNullException.ThrowIfNull(scope);
        using var reader = scope.Statement(WorkspaceSql).Query(workspaceId, scope.ActorId);
        return (reader.Read() ? Role(reader) : null) ?? throw Errors.NotFound();
    }

    /// <summary>What the caller may do in a channel, for a read.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public async Task<ChannelAccess> ChannelAsync(Caller caller, Guid channelId, CancellationToken cancellationToken) =>
        await FindChannelAsync(caller, channelId, cancellationToken) ?? throw Errors.NotFound();

    /// <summary>What the actor may do in a channel, inside a command.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public ChannelAccess Channel(WriteScope scope, Guid channelId)
    {
        ArgumentNullException.ThrowIfNull(scope);
        using var reader = scope.Statement(ChannelSql).Query(channelId, scope.ActorId);
        return (reader.Read() ? Channel(reader) : null) ?? throw Errors.NotFound();
    }

    /// <summary>The workspace of a channel that the actor may read, inside a command; null when they may not.</summary>
    internal Guid? MaySeeChannel(WriteScope scope, Guid channelId)
    {
        using var reader = scope.Statement(ChannelSql).Query(channelId, scope.ActorId);
        return reader.Read() ? Channel(reader)?.WorkspaceId : null;
    }

    /// <summary>Whether somebody else could read a channel, inside a command: asked before they are told of it.</summary>
    internal static bool CanSeeChannel(WriteScope scope, Guid channelId, Guid userId)
    {
        using var reader = scope.Statement(ChannelSql).Query(channelId, userId);
        return reader.Read() && Channel(reader) is not null;
    }

    /// <summary>The workspaces that somebody is in.</summary>
    public async Task<IReadOnlyList<Guid>> WorkspacesOfAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Set<WorkspaceMember>()
            .Where(member => member.UserId == userId && member.LeftAt == null)
            .Select(member => member.WorkspaceId)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Who is in a workspace now.</summary>
    public async Task<IReadOnlyList<Guid>> MembersOfAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Set<WorkspaceMember>()
            .Where(member => member.WorkspaceId == workspaceId && member.LeftAt == null)
            .Select(member => member.UserId)
            .ToListAsync(cancellationToken);
    }

    internal Task<WorkspaceRole?> FindWorkspaceAsync(Caller caller, Guid workspaceId, CancellationToken cancellationToken) =>
        FindAsync(WorkspaceSql, workspaceId, caller.UserId, Role, cancellationToken);

    internal Task<ChannelAccess?> FindChannelAsync(Caller caller, Guid channelId, CancellationToken cancellationToken) =>
        FindAsync(ChannelSql, channelId, caller.UserId, Channel, cancellationToken);

    private static WorkspaceRole? Role(DbDataReader reader) => (WorkspaceRole)reader.GetInt32(0);

    private static ChannelAccess? Channel(DbDataReader reader)
    {
        var isPrivate = reader.GetBoolean(2);
        return isPrivate && reader.IsDBNull(5)
            ? null
            : new ChannelAccess(
                reader.GetGuid(0), (WorkspaceRole)reader.GetInt32(1), isPrivate, reader.GetBoolean(3), reader.GetGuid(4));
    }

    private async Task<T?> FindAsync<T>(
        string sql, Guid id, Guid userId, Func<DbDataReader, T?> read, CancellationToken cancellationToken)
        where T : struct
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        using var statement = new Statement(db.Database.GetDbConnection(), sql);
        await using var reader = statement.Query(id, userId);
        return await reader.ReadAsync(cancellationToken) ? read(reader) : null;
    }
}

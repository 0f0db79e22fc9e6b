using Microsoft.EntityFrameworkCore;
using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Channels;

/// <summary>Makes, changes and shows channels.</summary>
public sealed class Channels(EventLog log, Access access, IDbContextFactory<AppDbContext> factory, TimeProvider clock)
{
    /// <summary>Makes a channel; any member may.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>channel.name_taken</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task<ChannelView> CreateAsync(
        Caller caller, Guid workspaceId, CreateChannelRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        var id = Ids.New(clock);
        var (name, topic) = (CheckName(request.Name), CheckTopic(request.Topic ?? ""));
        var view = await log.WriteAsync(
            workspaceId,
            Operation.By(caller, "channel.create", opId),
            scope =>
            {
                access.Workspace(scope, workspaceId);
                return ChannelCommands.Insert(scope, workspaceId, id, name, topic, request.IsPrivate ?? false);
            },
            cancellationToken);
        return view.WorkspaceId == workspaceId ? view : throw Errors.OperationMismatch();
    }

    /// <summary>
    /// Changes what is given and leaves the rest; the channel's creator or an admin may. What is the same again changes nothing.
    /// An archived channel takes no change but coming back.
    /// </summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>access.denied</c>, <c>version.stale</c>, <c>channel.archived</c>,
    /// <c>channel.name_taken</c>, <c>operation.mismatch</c>.
    /// </exception>
    public async Task<ChannelView> UpdateAsync(
        Caller caller, Guid id, UpdateChannelRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        var change = request with
        {
            Name = request.Name is null ? null : CheckName(request.Name),
            Topic = request.Topic is null ? null : CheckTopic(request.Topic),
        };
        var view = await log.WriteAsync(
            id,
            Operation.By(caller, "channel.update", opId),
            scope => ChannelCommands.Update(scope, access, id, change),
            cancellationToken);
        return view.Id == id ? view : throw Errors.OperationMismatch();
    }

    /// <summary>The channels of a workspace that the caller sees: the public ones and the private ones they are in.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public async Task<Page<ChannelView>> ListAsync(
        Caller caller, Guid workspaceId, string? after, int? limit, CancellationToken cancellationToken)
    {
        var (from, count) = (IdCursor.Parse(after), Paging.Limit(limit));
        await access.WorkspaceAsync(caller, workspaceId, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rows = await ChannelViews
            .Of(db, caller.UserId, channel => channel.WorkspaceId == workspaceId && channel.Id > from)
            .Take(count + 1)
            .ToListAsync(cancellationToken);
        return IdCursor.Page(rows, count, view => view.Id);
    }

    /// <summary>One channel.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public async Task<ChannelView> GetAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await access.ChannelAsync(caller, id, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await ChannelViews.Of(db, caller.UserId, channel => channel.Id == id).FirstOrDefaultAsync(cancellationToken)
            ?? throw Errors.NotFound();
    }

    private static string CheckName(string name) => Text.CheckLine("name", name, 1, Channel.MaxNameLength);

    private static string CheckTopic(string topic) => Text.CheckLine("topic", topic, 0, Channel.MaxTopicLength);
}

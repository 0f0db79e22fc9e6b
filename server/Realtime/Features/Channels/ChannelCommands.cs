using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Events;

namespace Realtime.Features.Channels;

/// <summary>What happens to channels inside a command.</summary>
public static class ChannelCommands
{
    /// <summary>Makes a channel of a workspace that the actor is in.</summary>
    internal static ChannelView Insert(WriteScope scope, Guid workspaceId, Guid id, string name, string topic, bool isPrivate)
    {
        var channel = new Channel
        {
            Id = id,
            WorkspaceId = workspaceId,
            Name = name,
            NameKey = Key(name),
            Topic = topic,
            IsPrivate = isPrivate,
            Version = 1,
            CreatedAt = scope.Now,
            CreatedBy = scope.ActorId,
        };
        RequireFreeName(scope, channel);
        scope.Db.Add(channel);
        scope.Db.SaveChanges();
        scope.CreateStream(id, ChannelStreamRule.StreamKind);
        scope.Append(id, ChannelEvents.Created, new ChannelCreated(id, workspaceId, name, topic, isPrivate));
        if (isPrivate)
        {
            ChannelMembers.Insert(scope, channel, scope.ActorId);
        }
        else
        {
            scope.Append(workspaceId, ChannelEvents.Created, new WorkspaceChannelCreated(id, name, topic, isPrivate));
        }

        scope.Audit(
            workspaceId, "channel.created", "channel", id,
            new AuditFact("name", null, AuditActions.Shown(isPrivate, name)), new AuditFact("access", null, isPrivate ? "private" : "open"));
        return View(scope, id);
    }

    internal static ChannelView Update(WriteScope scope, Access access, Guid id, UpdateChannelRequest change)
    {
        var allowed = access.Channel(scope, id);
        if (allowed.CreatedBy != scope.ActorId && allowed.Role < WorkspaceRole.Admin)
        {
            throw Errors.Denied();
        }

        var channel = scope.Db.Set<Channel>().First(row => row.Id == id);
        if (change.Version is { } seen && seen != channel.Version)
        {
            throw Errors.Stale(View(scope, id));
        }

        var (name, topic, wasArchived) = (channel.Name, channel.Topic, channel.IsArchived);
        if (!Apply(channel, change))
        {
            return View(scope, id);
        }

        if (channel.IsArchived)
        {
            // Whoever archives it may rename it in the same step; afterwards it rests.
            allowed.Writable();
        }

        RequireFreeName(scope, channel);
        channel.Version++;
        scope.Db.SaveChanges();
        var updated = new ChannelUpdated(id, channel.Name, channel.Topic, channel.IsArchived, channel.Version);
        scope.Append(id, ChannelEvents.Updated, updated);
        if (!channel.IsPrivate)
        {
            scope.Append(channel.WorkspaceId, ChannelEvents.Updated, updated);
        }

        scope.Audit(
            channel.WorkspaceId, AuditActions.Change("channel", wasArchived, channel.IsArchived), "channel", id,
            new AuditFact("name", Shown(name), Shown(channel.Name)), new AuditFact("topic", Shown(topic), Shown(channel.Topic)),
            new AuditFact("state", AuditActions.State(wasArchived), AuditActions.State(channel.IsArchived)));
        return View(scope, id);

        string? Shown(string text) => AuditActions.Shown(channel.IsPrivate, text);
    }

    /// <summary>Takes somebody who left the workspace out of its private channels, and their sockets out of all its channels.</summary>
    internal static void RemoveFromAll(WriteScope scope, Guid workspaceId, Guid userId)
    {
        var channels = scope.Db.Set<Channel>()
            .Where(channel => channel.WorkspaceId == workspaceId)
            .Select(channel => new
            {
                channel.Id,
                IsMember = scope.Db.Set<ChannelMember>().Any(member => member.ChannelId == channel.Id && member.UserId == userId),
            })
            .OrderBy(channel => channel.Id)
            .ToList();
        foreach (var channel in channels)
        {
            if (channel.IsMember)
            {
                scope.Statement(ChannelMembers.DeleteSql).Execute(channel.Id, userId);
                scope.Append(channel.Id, ChannelEvents.MemberRemoved, new ChannelMemberChanged(userId));
            }

            scope.Revoke(userId, channel.Id);
        }
    }

    private static ChannelView View(WriteScope scope, Guid id) =>
        ChannelViews.Of(scope.Db, scope.ActorId, channel => channel.Id == id).First();

    private static bool Apply(Channel channel, UpdateChannelRequest change)
    {
        var before = (channel.Name, channel.Topic, channel.IsArchived);
        channel.Name = change.Name ?? channel.Name;
        channel.NameKey = Key(channel.Name);
        channel.Topic = change.Topic ?? channel.Topic;
        channel.IsArchived = change.IsArchived ?? channel.IsArchived;
        return before != (channel.Name, channel.Topic, channel.IsArchived);
    }

    private static string Key(string name) => name.ToUpperInvariant();

    private static void RequireFreeName(WriteScope scope, Channel channel)
    {
        if (scope.Db.Set<Channel>().Any(other =>
            other.WorkspaceId == channel.WorkspaceId && other.NameKey == channel.NameKey && other.Id != channel.Id))
        {
            throw new DomainError("channel.name_taken", 409, "There is a channel of this name already.") { Member = "name" };
        }
    }
}

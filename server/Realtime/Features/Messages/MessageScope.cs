using Microsoft.EntityFrameworkCore;
using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Messages;

/// <summary>Finds the message that a command is about.</summary>
internal static class MessageScope
{
    /// <summary>
    /// The message, with what its channel allows the actor: access is asked of the message's own channel, never of another.
    /// </summary>
    /// <exception cref="DomainError"><c>resource.not_found</c> when it is absent or in a channel that the actor may not see.</exception>
    public static (Message Message, ChannelAccess Channel) Find(WriteScope scope, Access access, Guid id)
    {
        var message = scope.Db.Set<Message>().AsNoTracking().FirstOrDefault(message => message.Id == id) ?? throw Errors.NotFound();
        return (message, access.Channel(scope, message.ChannelId));
    }

    /// <exception cref="DomainError"><c>message.deleted</c>.</exception>
    public static void RequireAlive(Message message)
    {
        if (message.DeletedAt is not null)
        {
            throw MessageErrors.Deleted();
        }
    }
}

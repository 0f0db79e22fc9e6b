using Realtime.Features.Inbox;
using Realtime.Features.Workspaces;
using Realtime.Platform.Events;

namespace Realtime.Features.Messages;

/// <summary>Tells people in their inbox that a message names them.</summary>
internal static class MessageMentions
{
    /// <summary>Whoever cannot see the channel is told nothing. A message that names nobody asks the database nothing.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="workspaceId">The channel's workspace.</param>
    /// <param name="channelId">Where it was said.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="body">What it says now.</param>
    /// <param name="former">What it said before: who was named there has been told already.</param>
    public static void Tell(WriteScope scope, Guid workspaceId, Guid channelId, Guid messageId, string body, string former = "")
    {
        foreach (var userId in Mentions.Added(body, former))
        {
            if (Access.CanSeeChannel(scope, channelId, userId))
            {
                InboxItems.Add(
                    scope, userId, InboxKinds.Mention, workspaceId,
                    new MentionNotice(scope.ActorId, Mentions.Excerpt(body), ChannelId: channelId, MessageId: messageId));
            }
        }
    }
}

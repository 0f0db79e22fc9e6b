using Microsoft.AspNetCore.Mvc;
using Realtime.Features.Messages;
using Realtime.Platform;
using Realtime.Platform.Identity;

namespace Realtime;

public sealed partial class RealtimeHub
{
    /// <summary>Posts a message and answers once it is durable.</summary>
    [Scope("chat:write")]
    public async Task<SendMessageReply> SendMessage(SendMessageRequest? request, [FromServices] Messages messages)
    {
        // The protocol refuses a missing argument, but takes null for one.
        var (channelId, body, opId, threadRootId) = request ?? throw Errors.Invalid("request", "It must not be null.");
        if (opId == Guid.Empty)
        {
            // What a client sends that forgot to make one: its second message would be taken for the first, sent again.
            throw Errors.Invalid("opId", "opId must not be all zeros.");
        }

        var (posted, _) = await messages.PostAsync(Caller, channelId, body, threadRootId, opId, CancellationToken.None);
        return new SendMessageReply(posted.Id, posted.Seq);
    }
}

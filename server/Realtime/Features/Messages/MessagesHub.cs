using Microsoft.AspNetCore.Mvc;
using Realtime.Features.Messages;

namespace Realtime;

public sealed partial class RealtimeHub
{
    /// <summary>Posts a message and answers once it is durable.</summary>
    public async Task<SendMessageReply> SendMessage(SendMessageRequest request, [FromServices] Messages messages)
    {
        var (posted, _) = await messages.PostAsync(
            Caller, request.ChannelId, request.Body, request.ThreadRootId, request.OpId, CancellationToken.None);
        return new SendMessageReply(posted.Id, posted.Seq);
    }
}

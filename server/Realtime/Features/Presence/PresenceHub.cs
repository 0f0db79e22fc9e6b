using Microsoft.AspNetCore.Mvc;
using Realtime.Features.Presence;
using Realtime.Platform.Identity;

namespace Realtime;

public sealed partial class RealtimeHub
{
    /// <summary>Tells the others in a channel that the caller types, or stopped. Repeat it every 3 s while typing.</summary>
    [Scope("chat:write")]
    public Task SetTyping(Guid channelId, bool isTyping, [FromServices] Typing typing) =>
        typing.SetAsync(Caller, channelId, isTyping, Context.ConnectionAborted);
}

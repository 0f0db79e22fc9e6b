using Microsoft.AspNetCore.Mvc;
using Realtime.Features.Channels;
using Realtime.Platform.Identity;

namespace Realtime;

public sealed partial class RealtimeHub
{
    /// <summary>Moves the caller's read marker of a channel forward.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="seq">The last sequence number that the caller saw.</param>
    /// <param name="markers">From the container.</param>
    [Scope("chat:write")]
    public Task MarkRead(Guid channelId, long seq, [FromServices] ReadMarkers markers) =>
        markers.MarkAsync(Caller, channelId, seq, null, CancellationToken.None);
}

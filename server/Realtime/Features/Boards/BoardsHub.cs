using Microsoft.AspNetCore.Mvc;
using Realtime.Features.Boards;
using Realtime.Platform.Identity;

namespace Realtime;

public sealed partial class RealtimeHub
{
    /// <summary>Tells the others on a board which card the caller has open, or none. Repeat it every 10 s.</summary>
    [Scope("boards:write")]
    public Task SetViewing(Guid boardId, Guid? cardId, [FromServices] BoardViewing viewing) =>
        viewing.SetAsync(Caller, boardId, cardId, Context.ConnectionAborted);
}

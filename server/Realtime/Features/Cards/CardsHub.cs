using Microsoft.AspNetCore.Mvc;
using Realtime.Features.Cards;
using Realtime.Platform;
using Realtime.Platform.Identity;
using Realtime.Platform.Limits;

namespace Realtime;

public sealed partial class RealtimeHub
{
    /// <summary>Moves a card and answers with the receipt once it is durable.</summary>
    [Scope("boards:write")]
    [Cost(2)]
    public Task<MoveReceipt> MoveCard(SentMove? request, [FromServices] CardMoves moves)
    {
        // The protocol refuses a missing argument, but takes null for one.
        var (cardId, listId, opId, afterId, beforeId, seenVersion) = request ?? throw Errors.Invalid("request", "It must not be null.");
        if (opId == Guid.Empty)
        {
            // What a client sends that forgot to make one: its second move would be taken for the first, sent again.
            throw Errors.Invalid("opId", "opId must not be all zeros.");
        }

        var move = new MoveCardRequest(listId, afterId, beforeId, seenVersion);
        return moves.MoveAsync(Caller, cardId, move, opId, CancellationToken.None);
    }
}

using System.Text.Json.Nodes;
using Realtime.Tests.Features.Workspaces;

namespace Realtime.Tests.Features.Boards;

/// <summary>What one of a crowd asked for.</summary>
/// <param name="Step">What they did: <c>move</c>, <c>edit</c>, <c>undo</c> or <c>redo</c>.</param>
/// <param name="CardId">The card; null for an undo, which says itself which it was.</param>
/// <param name="Method">How it is called by REST.</param>
/// <param name="Path">Where.</param>
/// <param name="Body">What is sent.</param>
/// <param name="Event">What is told when an edit changes something; null for all else.</param>
/// <param name="Wanted">What the edit makes of the card, in the event's words.</param>
public sealed record CrowdWish(
    string Step, string? CardId, HttpMethod Method, string Path, JsonObject? Body = null, string? Event = null, JsonObject? Wanted = null)
{
    /// <summary>The version that they had seen and sent along.</summary>
    public long? Seen => Body?["seenVersion"] is not null ? Body.Number("seenVersion") : Body?["version"] is not null ? Body.Number("version") : null;

    /// <summary>The same as the argument of the hub's method.</summary>
    public JsonObject AsCall(Guid opId)
    {
        var call = Body!.DeepClone().AsObject();
        (call["cardId"], call["opId"]) = (CardId, opId);
        return call;
    }
}

/// <summary>What they were answered.</summary>
/// <param name="Wish">What they asked for.</param>
/// <param name="Code">The receipt's outcome, the problem's code, or <c>applied</c>.</param>
/// <param name="OpId">The operation.</param>
/// <param name="PersonId">Who.</param>
/// <param name="Body">The answer.</param>
public sealed record CrowdAnswer(CrowdWish Wish, string Code, Guid OpId, Guid PersonId, JsonNode Body)
{
    public string Step => Wish.Step;

    /// <summary>Whether whoever sends it again is answered the same: what was done, and what was passed over. A plain refusal is not kept.</summary>
    public bool IsKept => Body["code"] is null || Code == "undo.conflict";
}

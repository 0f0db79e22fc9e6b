using Microsoft.AspNetCore.Http;

namespace Realtime.Platform.Limits;

/// <summary>
/// The buckets that a REST call took from. What it costs beyond one token is often known only when it is done; it is charged then, to the
/// same callers, who wait for it with their next call.
/// </summary>
internal sealed class CallCharges
{
    private readonly List<CallCharge> _charges = [];

    public void Add(CallCharge charge) => _charges.Add(charge);

    public void Charge(int tokens) => _charges.ForEach(charge => charge.Charge(tokens));
}

/// <summary>What a call took from one bucket.</summary>
internal sealed class CallCharge(TokenBucket bucket)
{
    /// <summary>As it is after all that the call took so far.</summary>
    public Taken Taken { get; private set; } = bucket.Take(1);

    public void Charge(int tokens) => Taken = bucket.Charge(tokens);
}

internal static class CallCost
{
    /// <summary>Charges a call that did much at once.</summary>
    /// <param name="context">The call; nothing of its answer was sent yet.</param>
    /// <param name="tokens">How many beyond the first.</param>
    public static void Charge(this HttpContext context, int tokens) => context.Features.Get<CallCharges>()?.Charge(tokens);
}

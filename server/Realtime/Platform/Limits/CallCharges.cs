using Microsoft.AspNetCore.Http;
using Realtime.Platform.Events;

namespace Realtime.Platform.Limits;

/// <summary>
/// The buckets that a REST call took from. What it costs beyond one token is often known only when it is done; it is charged then, to the
/// same callers, who wait for it with their next call.
/// </summary>
internal sealed class CallCharges
{
    private readonly List<CallCharge> _charges = [];

    /// <summary>The one that refused the call, else the one with the least left.</summary>
    public CallCharge Narrowest => _charges.Find(charge => !charge.Taken.IsGranted) ?? _charges.MinBy(charge => charge.Taken.Left)!;

    public void Add(CallCharge charge) => _charges.Add(charge);

    public void Charge(int tokens) => _charges.ForEach(charge => charge.Charge(tokens));
}

/// <summary>What a call took from one bucket.</summary>
/// <param name="policy">The limit's name, as callers are told it.</param>
/// <param name="rate">How much the bucket takes, and how fast it fills.</param>
/// <param name="bucket">The bucket.</param>
internal sealed class CallCharge(string policy, BucketRate rate, TokenBucket bucket)
{
    public string Policy => policy;

    public BucketRate Rate => rate;

    /// <summary>As it is after all that the call took so far.</summary>
    public Taken Taken { get; private set; }

    public void Take() => Taken = bucket.Take(1);

    public void Charge(int tokens) => Taken = bucket.Charge(tokens);
}

internal static class CallCost
{
    // As much of the server's time as a call usually takes.
    private const int RowsPerToken = 20;

    /// <summary>Charges a call that did much at once: a token more for each twenty rows that its command handled.</summary>
    /// <param name="context">The call; nothing of its answer was sent yet.</param>
    /// <param name="cost">What the command had to do.</param>
    public static void Charge(this HttpContext context, CommandCost cost)
    {
        if (cost.Rows >= RowsPerToken)
        {
            context.Features.Get<CallCharges>()?.Charge(cost.Rows / RowsPerToken);
        }
    }
}

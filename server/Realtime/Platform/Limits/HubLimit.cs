using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Realtime.Platform.Identity;

namespace Realtime.Platform.Limits;

/// <summary>
/// How often an account may call the hub, over all its sockets. A refused call leaves the socket open; one that keeps calling all
/// the same is closed.
/// </summary>
internal sealed class HubLimit(IOptions<LimitOptions> options, TimeProvider clock) : IHubFilter
{
    private static readonly object s_allowance = new();
    private static readonly FrozenDictionary<string, int> s_costs = typeof(RealtimeHub)
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .ToFrozenDictionary(method => method.Name, method => method.GetCustomAttribute<CostAttribute>()?.Tokens ?? 1);

    private readonly TokenBuckets<Guid> _accounts = new(options.Value.Hub, clock);
    private readonly int _maxRefusals = options.Value.MaxRefusals;

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        context.Context.Items[s_allowance] = new Allowance(_accounts.For(Caller.From(context.Context.User).UserId));
        return next(context);
    }

    public ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (!_accounts.Rate.IsUnlimited)
        {
            Take(invocationContext);
        }

        return next(invocationContext);
    }

    private void Take(HubInvocationContext call)
    {
        var allowance = (Allowance)call.Context.Items[s_allowance]!;
        var taken = allowance.Bucket.Take(s_costs[call.HubMethod.Name]);
        if (taken.IsGranted)
        {
            allowance.Refusals = 0;
            return;
        }

        if (++allowance.Refusals >= _maxRefusals)
        {
            call.Context.Abort();
        }

        throw new DomainError("limit.exceeded", 429, $"Too many calls. Try again in {Math.Ceiling(taken.Wait.TotalSeconds)} s.")
        {
            RetryAfter = taken.Wait,
        };
    }

    /// <summary>One socket's share in its account's bucket. The hub runs a socket's calls one after another.</summary>
    private sealed class Allowance(TokenBucket bucket)
    {
        public TokenBucket Bucket { get; } = bucket;

        public int Refusals { get; set; }
    }
}

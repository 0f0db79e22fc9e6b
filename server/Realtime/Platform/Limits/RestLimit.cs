using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Realtime.Platform.Identity;

namespace Realtime.Platform.Limits;

/// <summary>
/// How often one may call: an account over all its sessions, an API token and all of an account's together, or an address where
/// nobody is signed in. Every answer tells what is left, in the headers of draft-ietf-httpapi-ratelimit-headers: of the limit that refused,
/// else of the one with less left where there are two. A refusal also tells when to come back.
/// </summary>
internal sealed class RestLimit(RequestDelegate next, IOptions<LimitOptions> options, TimeProvider clock)
{
    private readonly TokenBuckets<Guid> _accounts = new(options.Value.Account, clock);
    private readonly TokenBuckets<Guid> _owners = new(options.Value.Tokens, clock);
    private readonly TokenBuckets<Guid> _carriers = new(options.Value.Hub, clock);
    private readonly TokenBuckets<string> _networks = new(options.Value.Network, clock);

    public Task InvokeAsync(HttpContext context)
    {
        // Supervisors may ask for health as they like.
        if (!context.Request.Path.StartsWithSegments("/health"))
        {
            Take(context);
        }

        return next(context);
    }

    private void Take(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated is not true)
        {
            Take(context, "network", _networks, CallerNetwork.Of(context.Connection.RemoteIpAddress));
            return;
        }

        var caller = Caller.From(context.User);
        if (IsWithinConnection(context.Request))
        {
            Take(context, "hub", _carriers, caller.UserId);
        }
        else if (caller is { TokenScopes: not null, SessionId: { } token })
        {
            // A token that runs wild must not keep its owner out of the page, and what its own limit refuses must not use up what the
            // owner's other tokens share.
            Take(context, "token", _accounts, token);
            Take(context, "tokens", _owners, caller.UserId);
        }
        else
        {
            Take(context, "account", _accounts, caller.UserId);
        }
    }

    /// <summary>
    /// A request within a hub connection that polls carries calls, which the hub counts; a new connection is a call like others.
    /// </summary>
    private static bool IsWithinConnection(HttpRequest request) =>
        request.Path.StartsWithSegments("/hubs") && request.Query.ContainsKey("id");

    private static void Take<TKey>(HttpContext context, string policy, TokenBuckets<TKey> buckets, TKey key)
        where TKey : notnull
    {
        if (buckets.Rate.IsUnlimited)
        {
            return;
        }

        if (context.Features.Get<CallCharges>() is not { } charges)
        {
            context.Features.Set(charges = new CallCharges());
            Tell(context.Response, charges);
        }

        var charge = new CallCharge(policy, buckets.Rate, buckets.For(key));
        charges.Add(charge);
        charge.Take();
        if (!charge.Taken.IsGranted)
        {
            throw new DomainError("limit.exceeded", 429, "Too many calls. Try again in a moment.") { RetryAfter = charge.Taken.Wait };
        }
    }

    /// <summary>At the last moment: a refusal further in clears the headers that were set before.</summary>
    private static void Tell(HttpResponse response, CallCharges charges) =>
        response.OnStarting(() =>
        {
            var (headers, told) = (response.Headers, charges.Narrowest);
            var (policy, rate, taken) = (told.Policy, told.Rate, told.Taken);
            headers["RateLimit-Policy"] = string.Create(
                CultureInfo.InvariantCulture, $"\"{policy}\";q={rate.Burst};w={Seconds(rate.FillTime)}");
            headers["RateLimit"] = string.Create(
                CultureInfo.InvariantCulture, $"\"{policy}\";r={taken.Left};t={Seconds(taken.UntilFull)}");
            return Task.CompletedTask;
        });

    private static long Seconds(TimeSpan time) => (long)Math.Ceiling(time.TotalSeconds);
}

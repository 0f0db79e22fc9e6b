using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Realtime.Platform.Identity;

namespace Realtime.Platform.Limits;

/// <summary>
/// How often one may call: an account over all its sessions, an API token, or an address where nobody is signed in. Every answer
/// tells what is left, in the headers of draft-ietf-httpapi-ratelimit-headers; a refusal also tells when to come back.
/// </summary>
internal sealed class RestLimit(RequestDelegate next, IOptions<LimitOptions> options, TimeProvider clock)
{
    private readonly TokenBuckets<Guid> _accounts = new(new(options.Value.AccountBurst, options.Value.AccountPerSecond), clock);
    private readonly TokenBuckets<string> _networks = new(new(options.Value.NetworkBurst, options.Value.NetworkPerSecond), clock);

    public Task InvokeAsync(HttpContext context)
    {
        if (!IsCounted(context.Request))
        {
            return next(context);
        }

        if (context.User.Identity?.IsAuthenticated is not true)
        {
            return TakeAsync(context, "network", _networks, CallerNetwork.Of(context.Connection.RemoteIpAddress));
        }

        // A token that runs wild must not keep its owner out of the page.
        var caller = Caller.From(context.User);
        return caller is { TokenScopes: not null, SessionId: { } token }
            ? TakeAsync(context, "token", _accounts, token)
            : TakeAsync(context, "account", _accounts, caller.UserId);
    }

    /// <summary>Supervisors may ask for health as they like. A call within a hub connection is the hub's business, a new connection is ours.</summary>
    private static bool IsCounted(HttpRequest request) =>
        !request.Path.StartsWithSegments("/health")
        && !(request.Path.StartsWithSegments("/hubs") && request.Query.ContainsKey("id"));

    private Task TakeAsync<TKey>(HttpContext context, string policy, TokenBuckets<TKey> buckets, TKey key)
        where TKey : notnull
    {
        if (buckets.Rate.IsUnlimited)
        {
            return next(context);
        }

        var taken = buckets.For(key).Take(1);
        Tell(context.Response, policy, buckets.Rate, taken);
        return taken.IsGranted
            ? next(context)
            : throw new DomainError("limit.exceeded", 429, "Too many calls. Try again in a moment.") { RetryAfter = taken.Wait };
    }

    /// <summary>At the last moment: a refusal further in clears the headers that were set before.</summary>
    private static void Tell(HttpResponse response, string policy, BucketRate rate, Taken taken) =>
        response.OnStarting(() =>
        {
            response.Headers["RateLimit-Policy"] =
                string.Create(CultureInfo.InvariantCulture, $"\"{policy}\";q={rate.Burst};w={Seconds(rate.FillTime)}");
            response.Headers["RateLimit"] =
                string.Create(CultureInfo.InvariantCulture, $"\"{policy}\";r={taken.Left};t={Seconds(taken.UntilFull)}");
            return Task.CompletedTask;
        });

    private static long Seconds(TimeSpan time) => (long)Math.Ceiling(time.TotalSeconds);
}

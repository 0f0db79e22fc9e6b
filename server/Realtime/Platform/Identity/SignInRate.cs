using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Realtime.Platform.Http;
using Realtime.Platform.Limits;

namespace Realtime.Platform.Identity;

/// <summary>
/// A token bucket for each address over everything that signs up or in: nearly each such call costs a password hash, so that one
/// address could otherwise keep every other person's sign-in waiting.
/// </summary>
internal sealed class SignInRate(IOptions<HttpOptions> options, TimeProvider clock)
{
    /// <summary>A bucket holds this many minutes' worth: a whole office may arrive at nine from one address.</summary>
    public const int BurstMinutes = 5;

    /// <summary>What the paths begin with to which other providers send people back.</summary>
    public const string ReturnPrefix = "/signin-";

    private readonly TokenBuckets<string> _buckets =
        new(new(options.Value.SignInsPerMinute * BurstMinutes, options.Value.SignInsPerMinute / 60.0), clock);

    /// <summary>For an endpoint: takes a token or refuses the call.</summary>
    public static ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        Count(context.HttpContext);
        return next(context);
    }

    /// <summary>
    /// For the paths that other providers send people back to, which are answered before there is an endpoint: each call there makes
    /// this server call the provider. Who is refused there is a person whose browser was sent, so that a page has to say so.
    /// </summary>
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.Value?.StartsWith(ReturnPrefix, StringComparison.OrdinalIgnoreCase) is not true)
        {
            return next(context);
        }

        try
        {
            Count(context);
        }
        catch (DomainError error)
        {
            context.Response.Redirect($"/sign-in?signInError={error.Code}");
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static void Count(HttpContext context)
    {
        if (!CallerNetwork.IsOwnMachine(context))
        {
            context.RequestServices.GetRequiredService<SignInRate>().Take(context.Connection.RemoteIpAddress);
        }
    }

    /// <summary>Takes a token.</summary>
    /// <param name="address">Where the caller is.</param>
    /// <exception cref="DomainError"><c>limit.exceeded</c>, with the time until there is a token again.</exception>
    public void Take(IPAddress? address)
    {
        if (_buckets.Rate.IsUnlimited)
        {
            return;
        }

        var taken = _buckets.For(CallerNetwork.Of(address)).Take(1);
        if (!taken.IsGranted)
        {
            throw new DomainError("limit.exceeded", 429, "Too many sign-ins from your network. Try again in a moment.")
            {
                RetryAfter = taken.Wait,
            };
        }
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Realtime.Platform.Identity;

namespace Realtime.Platform.Limits;

/// <summary>
/// How many sockets an account and an address hold open, refused before the socket is made. The request lasts as long as the
/// socket, so that nothing is left counted, however it ends.
/// </summary>
internal sealed class SocketLimit(RequestDelegate next, PollingLimit polling, IOptions<LimitOptions> options)
{
    private readonly OpenCounts<Guid> _users = new(options.Value.SocketsPerUser);
    private readonly OpenCounts<string> _networks = new(options.Value.SocketsPerNetwork);

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/hubs") || context.User.Identity?.IsAuthenticated is not true)
        {
            return next(context);
        }

        var user = Caller.From(context.User).UserId;
        var network = CallerNetwork.Limited(context);
        var method = context.Request.Method;
        if (!HttpMethods.IsPost(method) && !HttpMethods.IsDelete(method))
        {
            return HoldAsync(context, user, network);
        }

        // Negotiation opens nothing yet, but a client that asks first is better refused there, where it sees why.
        var isNew = HttpMethods.IsPost(method) && !context.Request.Query.ContainsKey("id");
        return isNew && (IsFull(user, network) || polling.IsFull(user, network)) ? throw TooMany() : next(context);
    }

    private bool IsFull(Guid user, string? network) => _users.IsFull(user) || (network is not null && _networks.IsFull(network));

    private async Task HoldAsync(HttpContext context, Guid user, string? network)
    {
        if (!_users.TryOpen(user))
        {
            throw TooMany();
        }

        try
        {
            await HoldAsync(context, network);
        }
        finally
        {
            _users.Close(user);
        }
    }

    private async Task HoldAsync(HttpContext context, string? network)
    {
        if (network is null)
        {
            await next(context);
            return;
        }

        if (!_networks.TryOpen(network))
        {
            throw TooMany();
        }

        try
        {
            await next(context);
        }
        finally
        {
            _networks.Close(network);
        }
    }

    internal static DomainError TooMany() => new("limit.connections", 429, "Too many connections are open. Close some first.");
}

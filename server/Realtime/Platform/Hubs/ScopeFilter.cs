using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using Realtime.Platform.Identity;

namespace Realtime.Platform.Hubs;

/// <summary>
/// Refuses API tokens every method for which they hold no scope; one that declares none is not for them. Everybody else costs one
/// look at the connection.
/// </summary>
internal sealed class ScopeFilter(Connections connections) : IHubFilter
{
    private static readonly FrozenDictionary<string, Scopes> s_needed = typeof(RealtimeHub)
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .ToFrozenDictionary(method => method.Name, method => method.GetCustomAttribute<ScopeAttribute>()?.Needed ?? Scopes.None);

    public ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next) =>
        connections.Get(invocationContext.Context.ConnectionId).Caller is { TokenScopes: not null } caller
            && !caller.MayUse(s_needed.GetValueOrDefault(invocationContext.HubMethod.Name))
            ? throw Errors.ScopeMissing()
            : next(invocationContext);
}

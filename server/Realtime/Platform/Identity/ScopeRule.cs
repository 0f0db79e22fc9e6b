using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Realtime.Platform.Identity;

/// <summary>
/// An endpoint's metadata: what an API token must hold to call it, any one of the scopes. An endpoint without it, or with none for
/// the method, is for people's own sessions only.
/// </summary>
internal sealed class ScopeRule(Scopes read, Scopes write)
{
    /// <summary>The scopes of which a token needs one for a call by this method.</summary>
    public Scopes Needed(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? read : write;
}

/// <summary>Declares scopes where routes are mapped.</summary>
public static class ScopeRules
{
    /// <summary>Lets API tokens in: <c>AREA:read</c> for GET, <c>AREA:write</c> for all else, of any one of the areas.</summary>
    /// <param name="builder">An endpoint or a group.</param>
    /// <param name="areas"><c>chat</c>, <c>boards</c> or <c>account</c>; nothing of an account is written by token.</param>
    public static TBuilder RequireScope<TBuilder>(this TBuilder builder, params string[] areas)
        where TBuilder : IEndpointConventionBuilder
    {
        var (read, write) = (ScopeNames.Of(areas.Select(area => area + ":read")), ScopeNames.Of(areas.Select(area => area + ":write")));
        return read == Scopes.None
            ? throw new ArgumentException($"There are no scopes of {string.Join(", ", areas)}.", nameof(areas))
            : builder.WithMetadata(new ScopeRule(read, write));
    }

    /// <summary>Lets every API token in: what it may do there is decided further on.</summary>
    public static TBuilder RequireAnyScope<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new ScopeRule(ScopeNames.Any, ScopeNames.Any));
}

/// <summary>On a hub method: what an API token must hold to call it, any one of the scopes. Without it no API token may.</summary>
/// <param name="names">Such as <c>chat:write</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScopeAttribute(params string[] names) : Attribute
{
    /// <summary>The scopes, as the wire names them.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    internal Scopes Needed { get; } = ScopeNames.Of(names);
}

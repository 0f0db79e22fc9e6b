using System.Globalization;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Realtime.Platform.Identity;

/// <summary>Who asks. Every operation and query takes it first and sees only what it may see.</summary>
/// <param name="UserId">The account.</param>
/// <param name="SessionId">The session that it signed in by, or its API token; null for the server's own work.</param>
/// <param name="TokenScopes">What its API token is for; null for a session, which may do whatever the person may.</param>
public readonly record struct Caller(Guid UserId, Guid? SessionId = null, Scopes? TokenScopes = null)
{
    /// <summary>Claim that holds the account's id.</summary>
    public const string UserClaim = "sub";

    /// <summary>Claim that holds the session's id.</summary>
    public const string SessionClaim = "sid";

    /// <summary>Claim that holds an API token's scopes; sessions have none.</summary>
    public const string ScopeClaim = "scp";

    /// <summary>Where a call came from, or the socket was opened; null where it was not asked.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>Reads the caller from an authenticated principal.</summary>
    /// <exception cref="DomainError"><c>auth.required</c> when nobody is signed in.</exception>
    public static Caller From(ClaimsPrincipal? principal)
    {
        if (principal?.Identity?.IsAuthenticated is not true || !Guid.TryParse(principal.FindFirstValue(UserClaim), out var userId))
        {
            throw Errors.SignInRequired();
        }

        return new Caller(
            userId,
            Guid.TryParse(principal.FindFirstValue(SessionClaim), out var sessionId) ? sessionId : null,
            principal.FindFirstValue(ScopeClaim) is { } scopes ? (Scopes)int.Parse(scopes, CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Whether the caller comes by a session, or by an API token that holds one of the scopes.</summary>
    public bool MayUse(Scopes any) => TokenScopes is not { } held || (held & any) != Scopes.None;

    /// <summary>The caller as the framework carries it through a request.</summary>
    /// <param name="scheme">How it was recognised.</param>
    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var identity = new ClaimsIdentity([new Claim(UserClaim, UserId.ToString())], scheme, UserClaim, roleType: null);
        if (SessionId is { } sessionId)
        {
            identity.AddClaim(new Claim(SessionClaim, sessionId.ToString()));
        }

        if (TokenScopes is { } scopes)
        {
            identity.AddClaim(new Claim(ScopeClaim, ((int)scopes).ToString(CultureInfo.InvariantCulture)));
        }

        return new ClaimsPrincipal(identity);
    }

    /// <summary>Lets a REST handler take a <see cref="Caller"/> as a parameter.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult(From(context.User) with { Address = context.Connection.RemoteIpAddress });
    }
}

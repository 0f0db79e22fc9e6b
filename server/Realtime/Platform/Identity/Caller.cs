using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Realtime.Platform.Identity;

/// <summary>Who asks. Every operation and query takes it first and sees only what it may see.</summary>
/// <param name="UserId">The account.</param>
/// <param name="SessionId">The session that it signed in by; null for the server's own work.</param>
public readonly record struct Caller(Guid UserId, Guid? SessionId = null)
{
    /// <summary>Claim that holds the account's id.</summary>
    public const string UserClaim = "sub";

    /// <summary>Claim that holds the session's id.</summary>
    public const string SessionClaim = "sid";

    /// <summary>Reads the caller from an authenticated principal.</summary>
    /// <exception cref="DomainError"><c>auth.required</c> when nobody is signed in.</exception>
    public static Caller From(ClaimsPrincipal? principal)
    {
        if (principal?.Identity?.IsAuthenticated is not true || !Guid.TryParse(principal.FindFirstValue(UserClaim), out var userId))
        {
            throw Errors.SignInRequired();
        }

        return new Caller(userId, Guid.TryParse(principal.FindFirstValue(SessionClaim), out var sessionId) ? sessionId : null);
    }

    /// <summary>Lets a REST handler take a <see cref="Caller"/> as a parameter.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult(From(context.User));
    }
}

using System.Net;
using Realtime.Platform;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>Asks somebody who is signed in for their password again, before something that a thief of their session must not do.</summary>
public interface IPasswordCheck
{
    /// <summary>Goes on when it is right, or the account has none.</summary>
    /// <param name="caller">Who is signed in.</param>
    /// <param name="password">What they typed; may be null where the account has none.</param>
    /// <param name="address">Where they are, to slow guessing.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="DomainError"><c>auth.password_wrong</c>, <c>limit.exceeded</c>, <c>server.busy</c>.</exception>
    Task RequireAsync(Caller caller, string? password, IPAddress? address, CancellationToken cancellationToken);
}

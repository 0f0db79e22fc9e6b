using Realtime.Platform.Events;

namespace Realtime.Features.Accounts;

/// <summary>
/// What opens something of an account and outlives its password. Whoever makes an account with somebody else's address can leave such
/// a thing behind, and wait until the address's owner moves in.
/// </summary>
public interface IStandingAccess
{
    /// <summary>Inside the command by which the owner of the address takes the account over: ends it.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="userId">The account.</param>
    void End(WriteScope scope, Guid userId);
}

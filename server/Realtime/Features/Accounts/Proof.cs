using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Accounts;

/// <summary>An account whose owner proved to be there.</summary>
/// <param name="Account">The account.</param>
/// <param name="Stamp">Changes with the password.</param>
/// <param name="NewHash">The password hashed anew, where the stored hash is of an older kind.</param>
internal sealed record Proof(Account Account, string? Stamp, string? NewHash = null)
{
    public const string WrongCode = "auth.invalid_credentials";

    /// <param name="subject">The account that was tried; null when there is none.</param>
    public static DomainError Wrong(Guid? subject = null) => new(WrongCode, 401, "The email or the password is wrong.") { Subject = subject };

    /// <summary>Inside the command that lets its owner in.</summary>
    /// <exception cref="DomainError"><c>auth.invalid_credentials</c>.</exception>
    public void Apply(WriteScope scope)
    {
        // The password may have been changed since it was checked: the old one opens nothing after that.
        if (scope.Statement("select security_stamp from users where id = @0").Scalar<string>(Account.Id) != Stamp)
        {
            throw Wrong(Account.Id);
        }

        if (NewHash is not null)
        {
            scope.Statement("update users set password_hash = @1 where id = @0").Execute(Account.Id, NewHash);
        }
    }
}

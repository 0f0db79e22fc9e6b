using Realtime.Features.Accounts;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.SecondFactor;

/// <summary>Asks those for a code who switched it on.</summary>
internal sealed class SecondFactorStep : ISignInStep
{
    public const int MaxTries = 5;
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public SignInQuestion? Ask(WriteScope scope, Guid userId, SessionKind kind)
    {
        if (CodeCheck.Find(scope, userId) is not { ConfirmedAt: not null })
        {
            return null;
        }

        var challenge = Secrets.New();
        scope.Statement("insert into sign_in_challenges (hash, user_id, kind, stamp, expires_at, tries) values (@0, @1, @2, @3, @4, 0)")
            .Execute(Secrets.Hash(challenge), userId, (int)kind, Stamp(scope, userId), scope.Now + Lifetime);
        return new SignInQuestion("auth.second_factor_required", "Enter the code of your authenticator.", challenge, Lifetime);
    }

    /// <summary>Inside a command: changes with the password.</summary>
    public static string Stamp(WriteScope scope, Guid userId) =>
        scope.Statement("select security_stamp from users where id = @0").Scalar<string>(userId) ?? "";
}

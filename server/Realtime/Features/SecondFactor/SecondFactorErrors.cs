using Realtime.Platform;

namespace Realtime.Features.SecondFactor;

internal static class SecondFactorErrors
{
    public static DomainError Off() => new("auth.second_factor_off", 409, "Your account has no second factor that waits for this.");

    public static DomainError On() => new("auth.second_factor_on", 409, "Your account has a second factor already. Switch it off first.");

    /// <summary>Unknown, used, too old, tried too often, or overtaken by a new password: all the same to whoever tries.</summary>
    /// <param name="subject">Whose it is; null when it is not known.</param>
    public static DomainError ChallengeInvalid(Guid? subject = null) =>
        new("auth.challenge_invalid", 401, "It took too long. Sign in again.") { Subject = subject };
}

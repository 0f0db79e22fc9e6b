using Realtime.Features.Accounts;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.SecondFactor;

/// <summary>Lets those in who give the code that they were asked for.</summary>
internal sealed class SecondSteps(EventLog log, CodeCheck codes, TimeProvider clock)
{
    /// <summary>Opens the session that the challenge stands for.</summary>
    /// <param name="challenge">As it was given out.</param>
    /// <param name="code">As it was typed.</param>
    /// <param name="before">Whose cookie is overwritten; that session ends.</param>
    /// <param name="device">The browser or program.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="DomainError"><c>auth.challenge_invalid</c>, <c>auth.second_factor_wrong</c>, <c>limit.exceeded</c>.</exception>
    public async Task<Admitted> FinishAsync(
        string challenge, string code, Caller? before, Device device, CancellationToken cancellationToken)
    {
        var (hash, sessionId, refresh) = (Secrets.Hash(challenge), Ids.New(clock), Secrets.New());
        var (tried, result, admitted) = await log.WriteAsync(
            Guid.Empty, new Operation(Guid.Empty, "session.open", null), scope => Finish(scope, hash, code, sessionId, refresh, before, device), cancellationToken);
        (result ?? throw SecondFactorErrors.ChallengeInvalid(tried)).Require(401, tried);
        return admitted!;
    }

    /// <returns>Whose challenge it is; no result where there is nothing to answer; who is let in when it is right.</returns>
    private (Guid? Tried, CodeResult? Result, Admitted? Admitted) Finish(
        WriteScope scope, byte[] hash, string code, Guid sessionId, string refresh, Caller? before, Device device)
    {
        // A try is taken before the code is looked at.
        if (Take(scope, hash) is not { } challenge)
        {
            return (null, null, null);
        }

        if (!IsOpen(scope, challenge))
        {
            return (challenge.UserId, null, null);
        }

        var result = codes.Use(scope, challenge.UserId, code);
        if (result.Outcome == CodeOutcome.NoFactor)
        {
            // It was switched off meanwhile, by somebody who was in: nothing is left to answer.
            Drop(scope, hash);
            return (challenge.UserId, null, null);
        }

        if (result.Outcome != CodeOutcome.Right)
        {
            return (challenge.UserId, result, null);
        }

        Drop(scope, hash);
        var account = Accounts.Accounts.Get(scope, challenge.UserId);
        var signedIn = SignInGate.Finish(
            scope, account, sessionId, challenge.Kind, challenge.Kind == SessionKind.Browser ? before : null, device);
        if (challenge.Kind == SessionKind.Program)
        {
            RefreshTokens.Add(scope, sessionId, refresh);
        }

        return (challenge.UserId, result, new Admitted(signedIn, challenge.Kind, refresh));
    }

    private static SignInChallenge? Take(WriteScope scope, byte[] hash)
    {
        using var row = scope.Statement(
            "update sign_in_challenges set tries = tries + 1 where hash = @0 returning user_id, kind, stamp, expires_at, tries").Query(hash);
        return row.Read()
            ? new SignInChallenge
            {
                Hash = hash,
                UserId = row.GetGuid(0),
                Kind = (SessionKind)row.GetInt32(1),
                Stamp = row.GetString(2),
                ExpiresAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
                Tries = row.GetInt32(4),
            }
            : null;
    }

    private static bool IsOpen(WriteScope scope, SignInChallenge challenge) =>
        challenge.Tries <= SecondFactorStep.MaxTries && challenge.ExpiresAt > scope.Now
        && challenge.Stamp == SecondFactorStep.Stamp(scope, challenge.UserId);

    private static void Drop(WriteScope scope, byte[] hash) => scope.Statement("delete from sign_in_challenges where hash = @0").Execute(hash);
}

/// <param name="SignedIn">The account and its session.</param>
/// <param name="Kind">What was opened.</param>
/// <param name="Refresh">A program's first refresh token.</param>
internal sealed record Admitted(SignedIn SignedIn, SessionKind Kind, string Refresh);

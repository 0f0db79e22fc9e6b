using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.SecondFactor;

/// <summary>The one place where a code is checked, whatever it opens.</summary>
internal sealed class CodeCheck(Authenticator authenticator)
{
    /// <summary>
    /// Six digits can be guessed by whoever may try often. After this many wrong ones within the window an account takes recovery codes
    /// alone, wherever the tries come from: only somebody who has its password gets to try, so no stranger can bring that about.
    /// </summary>
    public const int MaxFailures = 10;

    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Inside a command: checks a code of the authenticator or a recovery code, and uses it up.</summary>
    /// <remarks>It throws nothing for a wrong one: the command has to commit, or the count of tries would be taken back.</remarks>
    /// <param name="scope">The command.</param>
    /// <param name="userId">Whose.</param>
    /// <param name="code">As it was typed.</param>
    /// <param name="isPending">Whether the authenticator that is not confirmed yet is meant; it has no recovery codes.</param>
    public CodeResult Use(WriteScope scope, Guid userId, string code, bool isPending = false)
    {
        if (Find(scope, userId) is not { } factor || factor.ConfirmedAt is null != isPending)
        {
            return new CodeResult(CodeOutcome.NoFactor);
        }

        if (!isPending && RecoveryCodes.Use(scope, userId, code))
        {
            return new CodeResult(CodeOutcome.Right);
        }

        var failing = factor.FailingSince is { } since && since + Window > scope.Now ? factor.Failures : 0;
        if (failing >= MaxFailures)
        {
            return new CodeResult(CodeOutcome.TooMany, factor.FailingSince!.Value + Window - scope.Now);
        }

        if (authenticator.Step(factor.Secret, Digits(code), scope.Now) is { } step && step > factor.LastStep)
        {
            scope.Statement("update second_factors set last_step = @1, failures = 0, failing_since = null where user_id = @0")
                .Execute(userId, step);
            return new CodeResult(CodeOutcome.Right);
        }

        scope.Statement("update second_factors set failures = @1, failing_since = @2 where user_id = @0")
            .Execute(userId, failing + 1, failing == 0 ? scope.Now : factor.FailingSince);
        return new CodeResult(CodeOutcome.Wrong);
    }

    /// <summary>Inside a command: the account's authenticator, confirmed or not.</summary>
    public static SecondFactorRow? Find(WriteScope scope, Guid userId)
    {
        using var row = scope.Statement(
            "select secret, confirmed_at, last_step, failures, failing_since from second_factors where user_id = @0").Query(userId);
        return row.Read()
            ? new SecondFactorRow
            {
                UserId = userId,
                Secret = row.GetString(0),
                ConfirmedAt = row.IsDBNull(1) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
                LastStep = row.GetInt64(2),
                Failures = row.GetInt32(3),
                FailingSince = row.IsDBNull(4) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
            }
            : null;
    }

    /// <summary>Authenticators show a space in the middle.</summary>
    private static string Digits(string code) => code.Replace(" ", "", StringComparison.Ordinal);
}

/// <summary>What became of a code.</summary>
internal enum CodeOutcome
{
    /// <summary>It was good, and is used up now.</summary>
    Right,

    /// <summary>It was not, or was used before.</summary>
    Wrong,

    /// <summary>It was not looked at.</summary>
    TooMany,

    /// <summary>The account has no such authenticator.</summary>
    NoFactor,
}

/// <param name="Outcome">What became of it.</param>
/// <param name="Wait">How long to wait, after too many.</param>
internal readonly record struct CodeResult(CodeOutcome Outcome, TimeSpan? Wait = null)
{
    /// <summary>Answers anything but a good code.</summary>
    /// <param name="status">The status of a wrong code: 401 where it would open a session, 400 for somebody who is signed in.</param>
    /// <param name="subject">Whose session it would open; null for somebody who is signed in.</param>
    /// <exception cref="DomainError"><c>auth.second_factor_wrong</c>, <c>auth.second_factor_off</c>, <c>limit.exceeded</c>.</exception>
    public void Require(int status, Guid? subject = null)
    {
        switch (Outcome)
        {
            case CodeOutcome.Wrong:
                throw new DomainError("auth.second_factor_wrong", status, "This code is wrong, or was used before.") { Member = "code", Subject = subject };
            case CodeOutcome.TooMany:
                throw new DomainError("limit.exceeded", 429, "Too many wrong codes. Wait, or use a recovery code.") { RetryAfter = Wait };
            case CodeOutcome.NoFactor:
                throw SecondFactorErrors.Off();
        }
    }
}

using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>Something that is asked of people who proved who they are, before they get a session.</summary>
public interface ISignInStep
{
    /// <summary>Inside the command that would open the session.</summary>
    /// <param name="scope">The command; it commits whatever the answer is.</param>
    /// <param name="userId">Who proved to be there.</param>
    /// <param name="kind">What would be opened.</param>
    /// <returns>What is asked for; null to let them in.</returns>
    SignInQuestion? Ask(WriteScope scope, Guid userId, SessionKind kind);
}

/// <summary>What is asked of somebody who signs in.</summary>
/// <param name="Code">The refusal's stable code.</param>
/// <param name="Message">One sentence for a person.</param>
/// <param name="Challenge">Goes back with the answer; a secret.</param>
/// <param name="Lifetime">How long an answer is taken.</param>
public sealed record SignInQuestion(string Code, string Message, string Challenge, TimeSpan Lifetime);

/// <summary>The question as a refusal tells it, in its <c>current</c>.</summary>
/// <param name="Challenge">Goes back with the answer.</param>
/// <param name="ExpiresIn">How long an answer is taken, in seconds.</param>
public sealed record ChallengeView(string Challenge, int ExpiresIn);

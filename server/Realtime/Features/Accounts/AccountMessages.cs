using System.Text.Json.Serialization;
using Realtime.Platform;
using Realtime.Platform.Http;

namespace Realtime.Features.Accounts;

/// <summary>An account, as its owner sees it on signing in.</summary>
/// <param name="Id">The account.</param>
/// <param name="Email">Null when it was made by another provider that does not vouch for any.</param>
/// <param name="DisplayName">The name that others see.</param>
public sealed record Account(Guid Id, string? Email, string DisplayName);

/// <summary>The caller's own account.</summary>
/// <param name="Id">The account.</param>
/// <param name="Email">As it was typed on registering, or as another provider vouches for it; null when there is none.</param>
/// <param name="DisplayName">The name that others see.</param>
/// <param name="CreatedAt">When the account was made.</param>
/// <param name="StreamId">The account's inbox.</param>
/// <param name="EmailConfirmed">Whether its owner has shown that the address is theirs, or another provider says so.</param>
/// <param name="HasPassword">Whether one may sign in by password; otherwise by other services alone.</param>
public sealed record Me(Guid Id, string? Email, string DisplayName, DateTimeOffset CreatedAt, Guid StreamId, bool EmailConfirmed, bool HasPassword);

/// <param name="DisplayName">1 to 64 characters.</param>
internal sealed record UpdateMeRequest(string DisplayName);

internal sealed record RegisterRequest(string Email, string Password, string DisplayName);

internal sealed record LoginRequest(string Email, string Password);

internal sealed record DemoLoginRequest(string Email);

internal sealed record TokenRequest(string GrantType, string? Email = null, string? Password = null, string? RefreshToken = null);

/// <param name="AccessToken">A JWT for <c>Authorization: Bearer</c>.</param>
/// <param name="RefreshToken">Brings the next pair, once; a second use ends the session.</param>
/// <param name="ExpiresIn">Seconds that the access token lasts.</param>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
internal sealed record TokenReply(string AccessToken, string RefreshToken, int ExpiresIn, string TokenType);

/// <param name="Current">The password until now.</param>
/// <param name="New">8 to 128 characters, and not one that everybody tries first.</param>
internal sealed record ChangePasswordRequest(string Current, string New);

/// <summary>A person who can be tried out without a password.</summary>
internal sealed record DemoPerson(Guid Id, string Email, string DisplayName);

/// <summary>What a page has to know before it asks for anything that is refused to those who are not signed in.</summary>
/// <param name="IsSignedIn">Whether the caller comes by a session or a token that is valid now.</param>
/// <param name="HasDemo">Whether there are people whom one may try the product as.</param>
internal sealed record SessionState(bool IsSignedIn, bool HasDemo);

/// <summary>An account with the session that was just opened for it.</summary>
/// <param name="Account">Whose.</param>
/// <param name="SessionId">The session; its cookie is still to be sent.</param>
/// <param name="Question">What is asked for first; there is no session then.</param>
public sealed record SignedIn(Account Account, Guid SessionId, SignInQuestion? Question = null)
{
    /// <summary>The same, once there is a session.</summary>
    /// <exception cref="DomainError">The question's code with its <see cref="ChallengeView"/>, when something is asked for
    /// first.</exception>
    public SignedIn Completed() => Question is null
        ? this
        : throw new DomainError(Question.Code, 401, Question.Message)
        {
            Current = new ChallengeView(Question.Challenge, (int)Question.Lifetime.TotalSeconds),
        };
}

[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(UpdateMeRequest))]
[JsonSerializable(typeof(ChallengeView))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(RegisterRequest))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(DemoLoginRequest))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(TokenReply))]
[JsonSerializable(typeof(ChangePasswordRequest))]
[JsonSerializable(typeof(Page<DemoPerson>))]
[JsonSerializable(typeof(SessionState))]
[JsonSerializable(typeof(SignedIn))]
internal sealed partial class AccountsJson : JsonSerializerContext;

using System.Security.Claims;
using Realtime.Platform;

namespace Realtime.Features.ExternalSignIn;

/// <summary>Who somebody is elsewhere, as the provider says.</summary>
/// <param name="Provider">The provider's id.</param>
/// <param name="Issuer">Who vouches for it.</param>
/// <param name="Subject">What the issuer calls the person for good.</param>
/// <param name="DisplayName">The name to begin with here.</param>
/// <param name="Email">Their address, if the provider says that it is theirs; null otherwise.</param>
/// <param name="Label">What the person will know the account by.</param>
internal sealed record ExternalIdentity(string Provider, string Issuer, string Subject, string DisplayName, string? Email, string Label)
{
    public const string SubjectClaim = "sub";
    public const string NameClaim = "name";
    public const string LoginClaim = "preferred_username";
    public const string EmailClaim = "email";
    public const string EmailVerifiedClaim = "email_verified";

    private const int MaxName = 64;

    /// <summary>Reads what a handler made of the provider's answer.</summary>
    /// <exception cref="DomainError"><c>auth.external_failed</c> when it names nobody.</exception>
    public static ExternalIdentity Read(string provider, ClaimsPrincipal principal)
    {
        if (principal.FindFirst(SubjectClaim) is not { Issuer: var issuer, Value: { Length: > 0 and <= ExternalLogin.MaxSubject } subject }
            || !Text.IsStorable(subject) || issuer.Length is 0 or > ExternalLogin.MaxIssuer)
        {
            throw ExternalErrors.Failed();
        }

        var name = Line(principal, NameClaim) ?? Line(principal, LoginClaim);
        var email = principal.FindFirstValue(EmailClaim) is { } told && Accounts.Accounts.IsEmail(told) ? told : null;
        return new ExternalIdentity(
            provider,
            issuer,
            subject,
            name ?? Fit(email?.Split('@')[0] ?? "") ?? "New here",
            IsVerified(principal) ? email : null,
            email ?? name ?? provider);
    }

    private static bool IsVerified(ClaimsPrincipal principal) =>
        bool.TryParse(principal.FindFirstValue(EmailVerifiedClaim), out var isVerified) && isVerified;

    private static string? Line(ClaimsPrincipal principal, string type) => Fit(principal.FindFirstValue(type) ?? "");

    /// <summary>One line that can be stored, cut to fit a name; null when there is nothing of use.</summary>
    private static string? Fit(string text)
    {
        var line = string.Concat(text.Where(character => !char.IsControl(character))).Trim();
        if (line.Length > MaxName)
        {
            line = line[..(char.IsHighSurrogate(line[MaxName - 1]) ? MaxName - 1 : MaxName)].Trim();
        }

        return line.Length > 0 && Text.IsStorable(line) ? line : null;
    }
}

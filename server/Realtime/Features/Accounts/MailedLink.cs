using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Realtime.Platform;

namespace Realtime.Features.Accounts;

/// <summary>What somebody proves who has the link: that they read the account's e-mail.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Email">The address that the link went to; of no use once the account has another.</param>
/// <param name="Stamp">The account's security stamp at that time, where a change of password is to end the link; otherwise null.</param>
/// <param name="ExpiresAt">Until when it is good.</param>
internal sealed record MailedLink(Guid UserId, string Email, string? Stamp, DateTimeOffset ExpiresAt);

/// <summary>What a link is good for; none does another's work.</summary>
internal enum LinkUse
{
    ResetPassword,
    ConfirmEmail,
}

/// <summary>Seals what a link says, so that nothing about it is kept anywhere else.</summary>
internal sealed class LinkSeal(IDataProtectionProvider protection, TimeProvider clock)
{
    private const int MaxToken = 4_000;

    private readonly IDataProtector _reset = protection.CreateProtector("password reset");
    private readonly IDataProtector _confirmation = protection.CreateProtector("email confirmation");

    /// <summary>One answer to all that is wrong with a link: it tells nobody how near they came.</summary>
    public static DomainError Invalid() =>
        new("auth.link_invalid", 400, "This link is not good any more: it was used, is too old, or is not complete. Ask for a new one.");

    /// <summary>The token, of characters that an address can hold.</summary>
    public string Close(LinkUse use, MailedLink link) => Of(use).Protect(JsonSerializer.Serialize(link, Wire.TypeInfo<MailedLink>()));

    /// <summary>What the token says, if it is ours, for this, and not too old.</summary>
    /// <exception cref="DomainError"><c>auth.link_invalid</c>.</exception>
    public MailedLink Open(LinkUse use, string token)
    {
        try
        {
            var link = token.Length <= MaxToken ? JsonSerializer.Deserialize(Of(use).Unprotect(token), Wire.TypeInfo<MailedLink>()) : null;
            return link is not null && link.ExpiresAt > clock.GetUtcNow() ? link : throw Invalid();
        }
        catch (CryptographicException)
        {
            throw Invalid();
        }
    }

    private IDataProtector Of(LinkUse use) => use == LinkUse.ResetPassword ? _reset : _confirmation;
}

using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Realtime.Platform.Mail;

/// <summary>Closes bodies that hold a secret while they wait in the database: whoever reads that must not get in by it.</summary>
public sealed class MailSeal(IDataProtectionProvider protection)
{
    /// <summary>How a sealed body begins; no text that people write can, since control characters are refused or come after other words.</summary>
    private const string Prefix = "\u0001sealed:";

    private readonly IDataProtector _seal = protection.CreateProtector("mail body");

    /// <summary>Whether it was sealed.</summary>
    /// <param name="body">As it is stored.</param>
    public static bool IsSealed(string body) => body.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The body as it is stored.</summary>
    /// <param name="body">As it is sent.</param>
    public string Close(string body) => Prefix + _seal.Protect(body);

    /// <summary>The body as it is sent.</summary>
    /// <param name="body">As it is stored, sealed or not.</param>
    /// <exception cref="CryptographicException">It was sealed with keys that are gone.</exception>
    public string Open(string body) => IsSealed(body) ? _seal.Unprotect(body[Prefix.Length..]) : body;
}

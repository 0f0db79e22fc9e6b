using System.Net;
using Realtime.Platform;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>What a person typed to be let in, and from where.</summary>
/// <param name="Email">As typed.</param>
/// <param name="Password">As typed.</param>
/// <param name="Address">Where the attempt comes from.</param>
internal sealed record Credentials(string Email, string Password, IPAddress? Address)
{
    public const int MaxPassword = 128;
    public const int MaxEmail = 254;

    private const int MinPassword = 8;

    /// <summary>Emails that differ by case alone are one account's.</summary>
    public static string Normalise(string email) => email.Trim().ToUpperInvariant();

    /// <summary>Refuses what could never be right before any work is spent on it: a hash of a megabyte is an attack.</summary>
    public void CheckLengths()
    {
        Text.CheckLine("email", Email, 1, MaxEmail);
        Text.Check("password", Password, 1, MaxPassword, trim: false);
    }

    /// <summary>Checks an address for a new account.</summary>
    public static string NewEmail(string email)
    {
        var text = Text.CheckLine("email", email, 3, MaxEmail);
        return Accounts.IsEmail(text) ? text : throw Errors.Invalid("email", "It must be an email address.");
    }

    /// <summary>Checks a password that an account is to have.</summary>
    public static string NewPassword(string password, string email, string member = "password")
    {
        Text.Check(member, password, MinPassword, MaxPassword, trim: false);
        return CommonPasswords.Contains(password) || password.Equals(email, StringComparison.OrdinalIgnoreCase)
            ? throw Errors.Invalid(member, "It is too easy to guess.")
            : password;
    }
}

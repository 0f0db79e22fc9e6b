using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Konscious.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Realtime.Platform.Identity;

/// <summary>
/// Argon2id with the parameters that OWASP's password storage sheet gives: 19 MiB, two passes, one lane. Stored in the PHC form
/// <c>$argon2id$v=19$m=19456,t=2,p=1$salt$hash</c>, so that old hashes stay readable when the parameters grow.
/// </summary>
internal sealed class Argon2PasswordHasher : IPasswordHasher<User>
{
    private const int SaltBytes = 16;
    private const int HashBytes = 32;
    private static readonly Parameters s_current = new(MemoryKib: 19_456, Passes: 2, Lanes: 1);

    public string HashPassword(User user, string password) => HashPassword(password, s_current);

    public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
    {
        if (hashedPassword.Split('$') is not ["", "argon2id", "v=19", var parameters, var salt, var hash]
            || Parameters.Parse(parameters) is not { } used)
        {
            return PasswordVerificationResult.Failed;
        }

        var expected = FromBase64(hash);
        var actual = Compute(providedPassword, FromBase64(salt), used, expected.Length);
        if (!CryptographicOperations.FixedTimeEquals(expected, actual))
        {
            return PasswordVerificationResult.Failed;
        }

        return used == s_current ? PasswordVerificationResult.Success : PasswordVerificationResult.SuccessRehashNeeded;
    }

    internal static string HashPassword(string password, Parameters parameters)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return $"$argon2id$v=19${parameters}${ToBase64(salt)}${ToBase64(Compute(password, salt, parameters, HashBytes))}";
    }

    private static byte[] Compute(string password, byte[] salt, Parameters parameters, int length)
    {
        using var argon2 = new Argon2id(Encoding.UTF8.GetBytes(password))
        {
            Salt = salt,
            MemorySize = parameters.MemoryKib,
            Iterations = parameters.Passes,
            DegreeOfParallelism = parameters.Lanes,
        };
        return argon2.GetBytes(length);
    }

    // The PHC form leaves the padding out.
    private static string ToBase64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[] FromBase64(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));

    internal sealed record Parameters(int MemoryKib, int Passes, int Lanes)
    {
        public static Parameters? Parse(string text)
        {
            var values = text.Split(',');
            return values is [['m', '=', .. var memory], ['t', '=', .. var passes], ['p', '=', .. var lanes]]
                && int.TryParse(memory, CultureInfo.InvariantCulture, out var m)
                && int.TryParse(passes, CultureInfo.InvariantCulture, out var t)
                && int.TryParse(lanes, CultureInfo.InvariantCulture, out var p)
                ? new Parameters(m, t, p)
                : null;
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"m={MemoryKib},t={Passes},p={Lanes}");
    }
}

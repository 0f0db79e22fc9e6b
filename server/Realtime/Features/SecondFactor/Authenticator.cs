using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using OtpNet;

namespace Realtime.Features.SecondFactor;

/// <summary>Codes of six digits that change each half minute (RFC 6238, with the SHA-1 that every authenticator knows).</summary>
internal sealed partial class Authenticator(IDataProtectionProvider protection, ILogger<Authenticator> logger)
{
    public const int Digits = 6;
    private const int Period = 30;
    private const int SecretBytes = 20;
    private const string Issuer = "Realtime";
    private readonly IDataProtector _seal = protection.CreateProtector("second factor");

    /// <summary>A new secret of 160 bits, in base 32 as people type it.</summary>
    public static string NewSecret() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>What an authenticator reads from a QR code.</summary>
    /// <param name="secret">In base 32.</param>
    /// <param name="account">What it shows beside the code.</param>
    public static string Address(string secret, string account) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account)}?secret={secret}&issuer={Issuer}&digits={Digits}&period={Period}";

    public string Seal(string secret) => _seal.Protect(secret);

    /// <summary>
    /// The half minute that a code is of: this one, the one before or the next, as clocks differ.
    /// </summary>
    /// <param name="sealedSecret">What <see cref="Seal"/> gave.</param>
    /// <param name="code">Six digits.</param>
    /// <param name="now">The server's time.</param>
    /// <returns>Null for a wrong code, and for a secret that cannot be opened any more.</returns>
    public long? Step(string sealedSecret, string code, DateTimeOffset now)
    {
        if (code.Length != Digits || !code.All(char.IsAsciiDigit) || Open(sealedSecret) is not { } secret)
        {
            return null;
        }

        var totp = new Totp(Base32Encoding.ToBytes(secret), Period, OtpHashMode.Sha1, Digits);
        return totp.VerifyTotp(now.UtcDateTime, code, out var step, new VerificationWindow(previous: 1, future: 1)) ? step : null;
    }

    private string? Open(string sealedSecret)
    {
        try
        {
            return _seal.Unprotect(sealedSecret);
        }
        catch (CryptographicException lost)
        {
            // The keys were lost with the data folder, or restored from an older copy. Recovery codes still let people in.
            Log.Lost(logger, lost);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            2301, LogLevel.Error, "A second factor's secret cannot be opened: the key that sealed it is missing from the key folder")]
        public static partial void Lost(ILogger logger, Exception lost);
    }
}

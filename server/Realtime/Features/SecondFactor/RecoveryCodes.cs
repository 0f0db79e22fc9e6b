using System.Security.Cryptography;
using OtpNet;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.SecondFactor;

/// <summary>Ten codes for the day when the authenticator is lost; each is good once.</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;
    private const int Bytes = 10;
    private const int Letters = 16;

    /// <summary>New ones of 80 bits: four groups of four letters and digits.</summary>
    public static string[] New()
    {
        var codes = new string[Count];
        for (var i = 0; i < Count; i++)
        {
            var text = Base32Encoding.ToString(RandomNumberGenerator.GetBytes(Bytes));
            codes[i] = string.Join('-', text[..4], text[4..8], text[8..12], text[12..16]);
        }

        return codes;
    }

    /// <summary>Inside a command: these take the place of all that there were.</summary>
    public static void Replace(WriteScope scope, Guid userId, IEnumerable<string> codes)
    {
        scope.Statement("delete from recovery_codes where user_id = @0").Execute(userId);
        foreach (var code in codes)
        {
            scope.Statement("insert into recovery_codes (user_id, hash) values (@0, @1)").Execute(userId, Hash(code));
        }
    }

    /// <summary>Inside a command: uses a code up. One statement finds and removes it.</summary>
    public static bool Use(WriteScope scope, Guid userId, string code) =>
        LooksLike(code) && scope.Statement("delete from recovery_codes where user_id = @0 and hash = @1").Execute(userId, Hash(code)) == 1;

    /// <summary>Whether it can be one at all, as people type it: with or without its dashes, in any case.</summary>
    public static bool LooksLike(string code) => Bare(code).Length == Letters;

    private static byte[] Hash(string code) => Secrets.Hash(Bare(code));

    private static string Bare(string code) => new([.. code.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
}

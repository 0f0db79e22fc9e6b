using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Realtime.Platform.Identity;

/// <summary>Tokens that are nothing but random: 256 bits, of which the server keeps a hash alone.</summary>
internal static class Secrets
{
    private const int Bytes = 32;

    /// <summary>A new one: the prefix and 43 characters.</summary>
    public static string New(string prefix = "") => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored: whoever reads the database can use none. It is random, so a plain SHA-256 without salt will do.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Realtime.Platform.Audit;

/// <summary>
/// What an entry's hash is made of: SHA-256 over the previous hash and then each member in the order of <see cref="AuditEntry"/>, as
/// UTF-8 text after its length in four bytes, most significant first; a length of -1 stands for null. Ids are written as
/// <c>01234567-89ab-…</c>, instants as milliseconds since 1970.
/// </summary>
public static class AuditHash
{
    /// <summary>In bytes.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    /// <summary>The hash that the entry should have.</summary>
    /// <param name="entry">The entry; its own hash is not looked at.</param>
    public static byte[] Of(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(entry.Previous);
        Append(hash, entry.ChainId.ToString());
        Append(hash, entry.Seq.ToString(CultureInfo.InvariantCulture));
        Append(hash, entry.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        Append(hash, entry.ActorId?.ToString());
        Append(hash, entry.SessionId?.ToString());
        Append(hash, entry.Network);
        Append(hash, entry.Action);
        Append(hash, entry.TargetKind);
        Append(hash, entry.TargetId?.ToString());
        Append(hash, entry.Before);
        Append(hash, entry.After);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, string? text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        var bytes = text is null ? null : Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, bytes?.Length ?? -1);
        hash.AppendData(length);
        hash.AppendData(bytes ?? []);
    }
}

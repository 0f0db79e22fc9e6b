using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Realtime.Platform;

/// <summary>Makes identifiers.</summary>
public static class Ids
{
    /// <summary>A UUID version 7 (RFC 9562): it sorts by time, so new rows land at the end of every index.</summary>
    public static Guid New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>
    /// The id of one occasion of something, always the same: a command with it has its effect once, whoever gives it and however
    /// often. A UUID version 8 (RFC 9562, section 5.8) of a SHA-256 hash.
    /// </summary>
    /// <param name="subject">What it is about.</param>
    /// <param name="at">Which occasion; whole milliseconds.</param>
    public static Guid Of(Guid subject, DateTimeOffset at)
    {
        Span<byte> name = stackalloc byte[24];
        subject.TryWriteBytes(name, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(name[16..], at.ToUnixTimeMilliseconds());
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(name, hash);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new Guid(hash[..16], bigEndian: true);
    }
}

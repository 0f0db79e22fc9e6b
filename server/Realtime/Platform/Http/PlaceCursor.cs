using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;

namespace Realtime.Platform.Http;

/// <summary>A place in a list as an opaque text: clients hand it back, and cannot come to rely on what it means.</summary>
internal static class PlaceCursor
{
    public static string Write(long place)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, place);
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="DomainError"><c>request.invalid</c> when this class did not write it.</exception>
    public static long? Read(string member, string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[sizeof(long)];
        if (Base64Url.DecodeFromChars(cursor, bytes, out _, out var length) == OperationStatus.Done && length == sizeof(long))
        {
            var place = BinaryPrimitives.ReadInt64BigEndian(bytes);
            if (place > 0 && Write(place) == cursor)
            {
                return place;
            }
        }

        throw Errors.Invalid(member, "It must be a cursor that a page gave.");
    }
}

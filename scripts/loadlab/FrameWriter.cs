using System.Buffers.Binary;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Realtime.LoadLab;

/// <summary>Writes one SignalR message as one masked WebSocket frame; several threads may send.</summary>
public sealed class FrameWriter(Socket socket)
{
    private const byte EndOfRecord = 0x1E;
    private readonly Lock _gate = new();
    private readonly byte[] _buffer = new byte[128 * 1024];

    public void Send(string message)
    {
        lock (_gate)
        {
            const int longHeader = 10;
            const int maskLength = 4;
            var payload = _buffer.AsSpan(longHeader + maskLength);
            var length = Encoding.UTF8.GetBytes(message, payload);
            payload[length++] = EndOfRecord;

            var start = WriteHeader(length, longHeader);
            var mask = _buffer.AsSpan(longHeader, maskLength);
            RandomNumberGenerator.Fill(mask);
            for (var at = 0; at < length; at++)
            {
                payload[at] ^= mask[at & 3];
            }

            socket.Send(_buffer.AsSpan(start, longHeader + maskLength + length - start));
        }
    }

    /// <summary>Writes the header so that it ends at <paramref name="end"/>; returns where it begins.</summary>
    private int WriteHeader(int length, int end)
    {
        const byte finalText = 0x81;
        const byte masked = 0x80;
        var start = length < 126 ? end - 2 : length <= ushort.MaxValue ? end - 4 : end - 10;
        _buffer[start] = finalText;
        if (length < 126)
        {
            _buffer[start + 1] = (byte)(masked | length);
        }
        else if (length <= ushort.MaxValue)
        {
            _buffer[start + 1] = masked | 126;
            BinaryPrimitives.WriteUInt16BigEndian(_buffer.AsSpan(start + 2), (ushort)length);
        }
        else
        {
            _buffer[start + 1] = masked | 127;
            BinaryPrimitives.WriteInt64BigEndian(_buffer.AsSpan(start + 2), length);
        }

        return start;
    }
}

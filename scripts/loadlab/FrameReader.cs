using System.Buffers.Binary;

namespace Realtime.LoadLab;

/// <summary>Takes the WebSocket framing off what a server sends. A frame may come in pieces, and a piece may hold many frames.</summary>
public sealed class FrameReader
{
    private const int LongestHeader = 10;
    private readonly byte[] _header = new byte[LongestHeader];
    private int _headerLength;
    private long _remaining;
    private int _opcode;

    /// <summary>
    /// Moves the payload of data frames from <paramref name="received"/> to <paramref name="text"/>, which must be as large.
    /// </summary>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="LabException">The server closed the connection.</exception>
    public int Read(ReadOnlySpan<byte> received, Span<byte> text)
    {
        var written = 0;
        while (!received.IsEmpty)
        {
            if (_remaining == 0)
            {
                _header[_headerLength++] = received[0];
                received = received[1..];
                TryReadHeader();
                continue;
            }

            var piece = received[..(int)Math.Min(_remaining, received.Length)];
            if (_opcode is 0 or 1)
            {
                piece.CopyTo(text[written..]);
                written += piece.Length;
            }

            _remaining -= piece.Length;
            received = received[piece.Length..];
        }

        return written;
    }

    private void TryReadHeader()
    {
        if (_headerLength < 2)
        {
            return;
        }

        var length = _header[1] & 0x7F;
        var wanted = length switch { 126 => 4, 127 => LongestHeader, _ => 2 };
        if (_headerLength < wanted)
        {
            return;
        }

        // SignalR pings in text frames of its own: the ping of the WebSocket protocol needs no answer from us.
        _opcode = _header[0] & 0x0F;
        _remaining = length switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)),
            127 => BinaryPrimitives.ReadInt64BigEndian(_header.AsSpan(2)),
            _ => length,
        };
        _headerLength = 0;
        if (_opcode == 8)
        {
            throw new LabException("the server closed the connection");
        }
    }
}

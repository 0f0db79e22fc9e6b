using System.Text;

namespace Realtime.LoadLab;

/// <summary>Cuts what a server sends into SignalR messages and counts them; one connection reads with it, one piece at a time.</summary>
public sealed class RecordReader(Tally tally, bool isTimed)
{
    private const byte EndOfRecord = 0x1E;
    private readonly TaskCompletionSource _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[] _text = new byte[64 * 1024];
    private int _length;

    /// <summary>Completes with the answer to the first invocation: it joined the room.</summary>
    public Task Joined => _joined.Task;

    public Action? Acknowledged { get; set; }

    /// <summary>Room for <paramref name="count"/> more bytes behind the message that is not complete yet.</summary>
    public Span<byte> Space(int count)
    {
        if (_text.Length - _length < count)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + count));
        }

        return _text.AsSpan(_length);
    }

    /// <summary>Handles every message that the <paramref name="count"/> bytes written to <see cref="Space"/> complete.</summary>
    public void Take(int count)
    {
        var text = _text.AsSpan(0, _length + count);
        var searched = _length;
        while (text[searched..].IndexOf(EndOfRecord) is var end and >= 0)
        {
            Handle(text[..(searched + end)]);
            text = text[(searched + end + 1)..];
            searched = 0;
        }

        text.CopyTo(_text);
        _length = text.Length;
    }

    public void Fail(string why)
    {
        tally.AddRefused(why);
        _joined.TrySetException(new LabException(why));
    }

    private void Handle(ReadOnlySpan<byte> record)
    {
        if (record.StartsWith("""{"type":3,"""u8))
        {
            Answer(record);
        }
        else if (record.StartsWith("""{"type":7"""u8))
        {
            Fail(Encoding.UTF8.GetString(record));
        }
        else if (isTimed)
        {
            Time(record);
        }
        else
        {
            tally.AddDelivered(record.Count(Stamp.Mark));
        }
    }

    private void Answer(ReadOnlySpan<byte> record)
    {
        var isError = record.IndexOf("\"error\":"u8) >= 0;
        if (!_joined.Task.IsCompleted)
        {
            if (isError)
            {
                _joined.SetException(new LabException(Encoding.UTF8.GetString(record)));
            }

            _joined.TrySetResult();
            return;
        }

        if (isError)
        {
            tally.AddRefused(Encoding.UTF8.GetString(record));
        }
        else
        {
            tally.AddAcknowledged();
        }

        Acknowledged?.Invoke();
    }

    private void Time(ReadOnlySpan<byte> record)
    {
        while (record.IndexOf(Stamp.Mark) is var at and >= 0)
        {
            tally.Latencies.Add(Stamp.MicrosecondsSince(record[at..]));
            tally.AddDelivered(1);
            record = record[(at + Stamp.Mark.Length)..];
        }
    }
}

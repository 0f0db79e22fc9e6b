using System.Diagnostics;
using System.Globalization;

namespace Realtime.LoadLab;

/// <summary>The start of every message: a mark to count deliveries by, and when it was sent.</summary>
public static class Stamp
{
    private const int Digits = 16;

    /// <summary>Occurs once in a delivered message, and in nothing else that a server sends.</summary>
    public static ReadOnlySpan<byte> Mark => "loadlab-sent:"u8;

    /// <summary>The length of the shortest message.</summary>
    public const int Length = 13 + Digits + 1;

    public static string Body(int length)
    {
        var sent = Stopwatch.GetTimestamp().ToString("D16", CultureInfo.InvariantCulture);
        return $"loadlab-sent:{sent} ".PadRight(length, 'x');
    }

    /// <summary>Microseconds from sending to now; <paramref name="text"/> begins at the mark.</summary>
    public static long MicrosecondsSince(ReadOnlySpan<byte> text)
    {
        var sent = long.Parse(text.Slice(Mark.Length, Digits), CultureInfo.InvariantCulture);
        return (long)Stopwatch.GetElapsedTime(sent).TotalMicroseconds;
    }
}

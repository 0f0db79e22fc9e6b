namespace Realtime.Platform.Events;

/// <summary>Section <c>Events</c>: how the log is written and delivered.</summary>
public sealed class EventLogOptions
{
    /// <summary>Least time between two commits of a busy lane. Default 3 ms; none when idle.</summary>
    public TimeSpan BusyInterval { get; set; } = TimeSpan.FromMilliseconds(3);

    /// <summary>Most commands that wait in a lane; more are refused with <c>server.busy</c>. Default 20,000.</summary>
    public int MaxWaiting { get; set; } = 20_000;

    /// <summary>How often sockets are told the heads of streams that moved. Default 15 s.</summary>
    public TimeSpan HeadsInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest wait of a stream's publisher for slow members before its next batch. Default 25 ms.</summary>
    public TimeSpan PublishWait { get; set; } = TimeSpan.FromMilliseconds(25);

    /// <summary>Frames that may wait for one slow socket before it is closed; it resumes later. Default 128.</summary>
    public int MaxBacklog { get; set; } = 128;

    /// <summary>Bytes of events that may wait for one slow socket before it is closed. Default 4 MiB.</summary>
    public long MaxBacklogBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How long a socket may take no byte before it is closed. Default 30 s.</summary>
    public TimeSpan MaxStall { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Newest events of a stream that are kept in memory for those who resume. Default 256.</summary>
    public int RingSize { get; set; } = 256;

    /// <summary>Most bytes of such events that one stream keeps. Default 1 MiB.</summary>
    public long RingBytes { get; set; } = 1024 * 1024;

    /// <summary>Size of the write-ahead log at which it is checkpointed in the background. Default 16 MiB.</summary>
    public long CheckpointBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Size of the write-ahead log that is never exceeded by much: then writers wait for a checkpoint. Default 256 MiB.</summary>
    public long MaxLogBytes { get; set; } = 256 * 1024 * 1024;
}

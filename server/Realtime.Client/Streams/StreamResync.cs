namespace Realtime.Client;

/// <summary>The subscription jumped because the stream is too far ahead, or was set back: reload the state by REST.</summary>
/// <param name="StreamId">The stream.</param>
/// <param name="Seq">The last event that was applied before, or null when there was none.</param>
/// <param name="Head">Events after this one follow.</param>
public sealed record StreamResync(Guid StreamId, long? Seq, long Head);

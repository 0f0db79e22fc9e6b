using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Realtime.Platform.Data;

namespace Realtime.Platform.Events;

/// <summary>The streams that somebody looks at, with their newest events and their members' sockets.</summary>
public sealed class LiveStreams(
    IDbContextFactory<AppDbContext> database, IOptions<EventLogOptions> options, TimeProvider clock, ILogger<LiveStreams> logger)
{
    private readonly ConcurrentDictionary<Guid, LiveStream> _streams = new();

    /// <summary>
    /// Tells the subscribers of a stream something that is not kept. Merged per type and actor, at most ten times a second.
    /// </summary>
    public void Signal<T>(Guid streamId, string type, Guid actorId, T data)
    {
        if (_streams.TryGetValue(streamId, out var stream))
        {
            stream.Signals.Send(new SignalMessage(streamId, type, actorId, RawJson.From(data)));
        }
    }

    /// <summary>What a stream belongs to; null when there is none.</summary>
    internal async Task<string?> KindAsync(Guid streamId, CancellationToken cancellationToken)
    {
        if (_streams.TryGetValue(streamId, out var stream))
        {
            return stream.Kind;
        }

        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<Stream>().Where(s => s.Id == streamId).Select(s => s.Kind).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>A stream that exists, with its newest events in memory.</summary>
    internal async Task<LiveStream> OpenAsync(Guid streamId, string kind, CancellationToken cancellationToken)
    {
        if (!_streams.TryGetValue(streamId, out var stream))
        {
            var added = new LiveStream(streamId, kind, options.Value, clock, logger);
            stream = _streams.GetOrAdd(streamId, added);
            if (stream == added)
            {
                await LoadAsync(stream);
            }
        }

        await stream.Loaded.WaitAsync(cancellationToken);
        return stream;
    }

    /// <summary>Hands what was committed to the streams' publishers. Streams that nobody looks at need nothing.</summary>
    internal void Committed(IReadOnlyList<LaneCommand> batch)
    {
        LiveStream? last = null;
        foreach (var command in batch)
        {
            foreach (var e in command.Scope!.Events)
            {
                if (last?.Id == e.StreamId || _streams.TryGetValue(e.StreamId, out last))
                {
                    last.Add(e);
                }
            }
        }
    }

    /// <summary>Takes a user out of a stream.</summary>
    internal void Revoke(Guid userId, Guid streamId)
    {
        if (_streams.TryGetValue(streamId, out var stream))
        {
            stream.Members.RemoveUser(userId);
        }
    }

    /// <summary>Forgets streams without members, so that memory follows use.</summary>
    internal void Sweep()
    {
        foreach (var (id, stream) in _streams)
        {
            if (stream.TryRetire())
            {
                _streams.TryRemove(new KeyValuePair<Guid, LiveStream>(id, stream));
            }
        }
    }

    private async Task LoadAsync(LiveStream stream)
    {
        try
        {
            await using var db = await database.CreateDbContextAsync();

            // The stream is in the table already, so a commit from now on reaches it; what was committed before is read here.
            var newest = await db.Set<Event>().Where(e => e.StreamId == stream.Id)
                .OrderByDescending(e => e.Seq).Take(options.Value.RingSize).ToListAsync();
            newest.Reverse();
            stream.Load(newest);
        }
        catch (Exception exception)
        {
            _streams.TryRemove(new KeyValuePair<Guid, LiveStream>(stream.Id, stream));
            stream.FailLoad(exception);
        }
    }
}

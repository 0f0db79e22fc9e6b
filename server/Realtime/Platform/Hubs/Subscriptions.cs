using Microsoft.EntityFrameworkCore;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Platform.Hubs;

/// <summary>Lets sockets follow streams, and reads what they missed.</summary>
public sealed class Subscriptions(
    LiveStreams live, Connections connections, IEnumerable<IStreamRule> rules, IDbContextFactory<AppDbContext> database)
{
    private const int MaxStreams = 2_000;
    private const int MaxEvents = 1_000;
    private const int MaxBytes = 1024 * 1024;
    private const long TooFarBehind = 10_000;
    private readonly Dictionary<string, IStreamRule> _rules = rules.ToDictionary(rule => rule.Kind, StringComparer.Ordinal);

    /// <summary>Joins first, then reads what is newer: nothing falls between.</summary>
    /// <param name="connection">The socket.</param>
    /// <param name="streamId">The stream.</param>
    /// <param name="after">The last sequence number that the client holds; null for from now on.</param>
    /// <param name="cancellationToken">Ends when the socket does.</param>
    /// <exception cref="DomainError"><c>resource.not_found</c>, <c>request.invalid</c>, <c>limit.exceeded</c>.</exception>
    public async Task<SubscribeReply> SubscribeAsync(
        ClientConnection connection, Guid streamId, long? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (after < 0)
        {
            throw Errors.Invalid("after", "A sequence number is 0 or more.");
        }

        var known = connection.Subscriptions.ContainsKey(streamId);
        if (!known && connection.Subscriptions.Count >= MaxStreams)
        {
            throw Errors.LimitExceeded($"One connection follows at most {MaxStreams} streams.");
        }

        var stream = await JoinAsync(connection, streamId, cancellationToken);
        var epoch = connections.AccessEpoch;
        var reply = await ReadAsync(stream, after, cancellationToken);
        if (epoch != connections.AccessEpoch)
        {
            await RecheckAsync(connection, stream, cancellationToken);
        }

        if (connection.Subscriptions.TryGetValue(streamId, out var subscription))
        {
            subscription.ToldHead = Math.Max(subscription.ToldHead, reply.Head);
        }

        return reply;
    }

    /// <summary>Stops following; nothing happens when it did not.</summary>
    public static void Unsubscribe(ClientConnection connection, Guid streamId)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (connection.Forget(streamId) is { } subscription)
        {
            subscription.Stream.Members.Remove(subscription);
        }
    }

    /// <summary>A page of events for those who catch up without a socket.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public async Task<EventPage> ReadPageAsync(Caller caller, Guid streamId, long after, int limit, CancellationToken cancellationToken)
    {
        var stream = await OpenAsync(caller, streamId, cancellationToken);
        var (head, events) = stream.Read(after, limit);
        events = events is null ? await FromDatabaseAsync(streamId, after, limit, cancellationToken) : Bounded(events);

        // Access may have ended while the page was read: then it may hold what came after.
        await AuthoriseAsync(caller, stream.Kind, streamId, cancellationToken);
        var next = events.Count > 0 && events[^1].Seq < head ? events[^1].Seq : (long?)null;
        return new EventPage(events, next?.ToString(System.Globalization.CultureInfo.InvariantCulture), head);
    }

    private async Task<LiveStream> JoinAsync(ClientConnection connection, Guid streamId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var epoch = connections.AccessEpoch;
            var stream = await OpenAsync(connection.Caller, streamId, cancellationToken);
            if (connection.Subscriptions.TryGetValue(streamId, out var present)
                && present.Stream == stream && stream.Members.Holds(present))
            {
                return stream;
            }

            // Known to the connection first: a removal that comes between finds both sides, or neither.
            var subscription = new Subscription(connection, stream);
            connection.Follow(subscription);
            if (!stream.TryJoin(subscription))
            {
                connection.Forget(streamId);
                continue;
            }

            if (connection.IsClosed)
            {
                // It closed while it joined, and its clean-up may have run before: leave no dead member behind.
                Unsubscribe(connection, streamId);
            }
            else if (epoch != connections.AccessEpoch)
            {
                await RecheckAsync(connection, stream, cancellationToken);
            }

            return stream;
        }
    }

    /// <summary>Somebody lost access between the check and the joining, so the removal may have missed this socket.</summary>
    private async Task RecheckAsync(ClientConnection connection, LiveStream stream, CancellationToken cancellationToken)
    {
        try
        {
            await AuthoriseAsync(connection.Caller, stream.Kind, stream.Id, cancellationToken);
        }
        catch
        {
            Unsubscribe(connection, stream.Id);
            throw;
        }
    }

    /// <summary>Who may not read a stream does not make the server load it either.</summary>
    private async Task<LiveStream> OpenAsync(Caller caller, Guid streamId, CancellationToken cancellationToken)
    {
        var kind = await live.KindAsync(streamId, cancellationToken) ?? throw Errors.NotFound();
        await AuthoriseAsync(caller, kind, streamId, cancellationToken);
        return await live.OpenAsync(streamId, kind, cancellationToken);
    }

    private async Task AuthoriseAsync(Caller caller, string kind, Guid streamId, CancellationToken cancellationToken)
    {
        if (!_rules.TryGetValue(kind, out var rule) || !await rule.MayReadAsync(caller, streamId, cancellationToken))
        {
            throw Errors.NotFound();
        }

        if (!caller.MayUse(rule.Scope))
        {
            throw Errors.ScopeMissing();
        }
    }

    private async Task<SubscribeReply> ReadAsync(LiveStream stream, long? after, CancellationToken cancellationToken)
    {
        var head = stream.Head;
        if (after is not { } from)
        {
            return new SubscribeReply(stream.Id, head, [], Resync: false);
        }

        if (from > head || head - from > TooFarBehind)
        {
            return new SubscribeReply(stream.Id, head, [], Resync: true);
        }

        (head, var events) = stream.Read(from, MaxEvents);
        events = events is null ? await FromDatabaseAsync(stream.Id, from, MaxEvents, cancellationToken) : Bounded(events);
        return new SubscribeReply(stream.Id, head, events, Resync: false);
    }

    private async Task<List<Event>> FromDatabaseAsync(Guid streamId, long after, int limit, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var events = new List<Event>();
        var bytes = 0L;
        var rows = db.Set<Event>().Where(e => e.StreamId == streamId && e.Seq > after).OrderBy(e => e.Seq).Take(limit).AsAsyncEnumerable();
        await foreach (var e in rows.WithCancellation(cancellationToken))
        {
            // Row by row: a page of the largest messages must never be in memory as a whole.
            bytes += e.Data.Length;
            if (bytes > MaxBytes && events.Count > 0)
            {
                break;
            }

            events.Add(e);
        }

        return events;
    }

    private static List<Event> Bounded(List<Event> events)
    {
        var bytes = 0L;
        var count = events.TakeWhile((e, i) => (bytes += e.Data.Length) <= MaxBytes || i == 0).Count();
        return count == events.Count ? events : events[..count];
    }
}

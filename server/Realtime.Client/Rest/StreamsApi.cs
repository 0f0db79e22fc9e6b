using System.Runtime.CompilerServices;

namespace Realtime.Client;

/// <summary>Reads event streams without a socket.</summary>
public sealed class StreamsApi
{
    private readonly ApiConnection _api;

    internal StreamsApi(ApiConnection api) => _api = api;

    /// <summary>Reads one page of events, oldest first.</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="after">Only events with a greater sequence number; 0 for all.</param>
    /// <param name="limit">At most this many, 1 to 200.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<EventPage> ListEventsAsync(
        Guid streamId, long after = 0, int? limit = null, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            Query.Of($"streams/{streamId}/events", ("after", after), ("limit", limit)), RealtimeJson.Default.EventPage, cancellationToken);

    /// <summary>Reads everything newer than <paramref name="after"/> up to the head, page by page.</summary>
    public async IAsyncEnumerable<Event> ReadToHeadAsync(
        Guid streamId, long after = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var page = await ListEventsAsync(streamId, after, 200, cancellationToken);
            foreach (var item in page.Items)
            {
                after = item.Seq;
                yield return item;
            }

            if (page.Items.Count == 0 || after >= page.Head)
            {
                yield break;
            }
        }
    }
}

using System.Collections.Concurrent;
using Realtime.Client;
using Realtime.Tests.Support.History;

namespace Realtime.Tests.Promises;

/// <summary>A workspace with channels, people who write in them and people who follow them all.</summary>
internal sealed class Room : IAsyncDisposable
{
    private const string Password = "correct horse battery 9";
    private readonly Uri _address;
    private readonly List<RealtimeClient> _clients = [];
    private readonly ConcurrentDictionary<(int Subscriber, Guid Stream), List<SeenEvent>> received = new();
    private readonly List<StreamSubscription> _subscriptions = [];

    private Room(Uri address) => _address = address;

    public IReadOnlyList<Channel> Channels { get; private set; } = [];

    public IReadOnlyList<RealtimeClient> Senders { get; private set; } = [];

    /// <summary>What each subscriber was given of each channel.</summary>
    public IReadOnlyList<SubscriberView> Views =>
        [.. received.Select(pair => new SubscriberView(pair.Key.Stream, $"subscriber {pair.Key.Subscriber}", pair.Value))];

    public static async Task<Room> OpenAsync(Uri address, int channels, int senders, int subscribers, CancellationToken cancellationToken)
    {
        var room = new Room(address);
        try
        {
            await room.FillAsync(channels, senders, subscribers, cancellationToken);
            return room;
        }
        catch
        {
            await room.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads what the server keeps, by REST.</summary>
    public async Task<IReadOnlyList<StreamHistory>> ReadHistoriesAsync(CancellationToken cancellationToken)
    {
        var histories = new List<StreamHistory>();
        foreach (var channel in Channels)
        {
            var events = await Senders[0].Streams.ReadToHeadAsync(channel.StreamId, cancellationToken: cancellationToken)
                .ToListAsync(cancellationToken);
            histories.Add(new StreamHistory(channel.StreamId, [.. events.Select(SeenEvent.Of)]));
        }

        return histories;
    }

    /// <summary>Reads the sequence numbers of a channel's messages by REST, oldest first.</summary>
    public async Task<IReadOnlyList<long>> ReadMessageSeqsAsync(Channel channel, CancellationToken cancellationToken)
    {
        var seqs = new List<long>();
        string? before = null;
        do
        {
            var page = await Senders[0].Messages.ListAsync(channel.Id, before, limit: 200, cancellationToken: cancellationToken);
            seqs.AddRange(page.Items.Select(message => message.Seq));
            before = page.Next;
        }
        while (before is not null);

        seqs.Reverse();
        return seqs;
    }

    /// <summary>Waits until every subscriber was given the last event of every channel; the test's time limit ends the waiting.</summary>
    public async Task UntilSubscribersHaveAsync(IReadOnlyList<StreamHistory> histories, CancellationToken cancellationToken)
    {
        var heads = histories.ToDictionary(history => history.Stream, history => (long)history.Events.Count);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (_subscriptions.Any(subscription => subscription.Seq < heads[subscription.StreamId]))
        {
            await pause.WaitForNextTickAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }
    }

    private async Task FillAsync(int channels, int senders, int subscribers, CancellationToken cancellationToken)
    {
        var owner = await JoinAsync("sender-0", null, cancellationToken);
        var workspace = await owner.Workspaces.CreateAsync("Crash test", cancellationToken: cancellationToken);
        var invite = await owner.Workspaces.InviteAsync(workspace.Id, cancellationToken: cancellationToken);
        var made = new List<Channel>();
        for (var i = 0; i < channels; i++)
        {
            made.Add(await owner.Channels.CreateAsync(workspace.Id, $"channel-{i}", cancellationToken: cancellationToken));
        }

        Channels = made;
        for (var i = 1; i < senders; i++)
        {
            await JoinAsync($"sender-{i}", invite.Code, cancellationToken);
        }

        Senders = [.. _clients];
        for (var i = 0; i < subscribers; i++)
        {
            await FollowAsync(i, await JoinAsync($"subscriber-{i}", invite.Code, cancellationToken), cancellationToken);
        }
    }

    private async Task<RealtimeClient> JoinAsync(string name, string? invite, CancellationToken cancellationToken)
    {
        var email = $"{name}@example.org";
        var client = new RealtimeClient(new RealtimeClientOptions
        {
            BaseAddress = _address,
            Credentials = new Credentials(email, Password),
            RetryBase = TimeSpan.FromMilliseconds(50),
            RetryCap = TimeSpan.FromSeconds(1),
        });
        _clients.Add(client);
        await client.Accounts.RegisterAsync(email, Password, name, cancellationToken);
        if (invite is not null)
        {
            await client.Workspaces.AcceptInviteAsync(invite, cancellationToken: cancellationToken);
        }

        await client.StartAsync(cancellationToken);
        return client;
    }

    private async Task FollowAsync(int number, RealtimeClient client, CancellationToken cancellationToken)
    {
        foreach (var channel in Channels)
        {
            var seen = received[(number, channel.StreamId)] = [];
            _subscriptions.Add(await client.SubscribeAsync(channel.StreamId, 0, item => seen.Add(SeenEvent.Of(item)), cancellationToken));
        }
    }
}

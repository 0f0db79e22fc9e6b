using System.Net;

namespace Realtime.Client;

/// <summary>
/// A connection to a Realtime server: REST calls, streams that are followed without loss, and messages that are sent until
/// the server has answered. It reconnects for ever; dispose it to stop. Safe to use from several threads.
/// </summary>
/// <example>
/// <code>
/// await using var client = await RealtimeClient.ConnectAsync(new() { BaseAddress = address, Credentials = new(email, password) });
/// await using var stream = await client.SubscribeAsync(channel.StreamId, after: 0);
/// await client.SendMessageAsync(channel.Id, "Good morning");
/// await foreach (var item in stream.ReadAllAsync()) { … }
/// </code>
/// </example>
public sealed class RealtimeClient : IAsyncDisposable, IHubReceiver
{
    private readonly RealtimeClientOptions _options;
    private readonly HttpClient _http;
    private readonly Session _session;
    private readonly ApiConnection _api;
    private readonly SubscriptionTable _subscriptions;
    private readonly MessageSender _sender;
    private readonly ConnectionLoop _loop;
    private volatile IHubTransport? _transport;
    private bool _isDisposed;

    /// <summary>Makes a client that can make REST calls. <see cref="StartAsync"/> connects its hub.</summary>
    public RealtimeClient(RealtimeClientOptions options)
        : this(options, null)
    {
    }

    internal RealtimeClient(RealtimeClientOptions options, Func<IHubReceiver, IHubTransport>? dial)
    {
        _options = options;
        var cookies = new CookieContainer();
        var inner = options.HttpMessageHandler ?? new SocketsHttpHandler { UseCookies = false };
        _http = new HttpClient(new CookieHandler(cookies, inner), disposeHandler: options.HttpMessageHandler is null)
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var exchange = new HttpExchange(_http, options);
        _session = new Session(options, exchange, cookies);
        _api = new ApiConnection(exchange, _session, options.TimeProvider);
        Accounts = new AccountsApi(_api);
        Workspaces = new WorkspacesApi(_api);
        Channels = new ChannelsApi(_api);
        Messages = new MessagesApi(_api);
        Streams = new StreamsApi(_api);
        _subscriptions = new SubscriptionTable(options);
        _sender = new MessageSender(options);
        dial ??= receiver => new SignalRTransport(options, _session, receiver);
        _loop = new ConnectionLoop(options, () => dial(this), async stop => await _session.EnsureAsync(stop), Accounts.GetMeAsync)
        {
            Opened = OnOpened,
            StatusChanged = OnStatus,
            Failed = End,
        };
    }

    /// <summary>Raised when the hub connection comes or goes. A handler must be quick and must not throw.</summary>
    public event EventHandler<ConnectionStatus>? StatusChanged;

    /// <summary>Raised for typing, presence and other short-lived news of subscribed streams. A handler must be quick and must not
    /// throw.</summary>
    public event EventHandler<Signal>? Signalled;

    /// <summary>Where the hub connection stands.</summary>
    public ConnectionStatus Status { get; private set; } = ConnectionStatus.Offline;

    /// <summary>How many messages were given to <see cref="SendMessageAsync"/> and have no outcome yet.</summary>
    public int Unsent => _sender.Count;

    /// <summary>The caller's account.</summary>
    public AccountsApi Accounts { get; }

    /// <summary>Workspaces, members and invites.</summary>
    public WorkspacesApi Workspaces { get; }

    /// <summary>Channels and their members.</summary>
    public ChannelsApi Channels { get; }

    /// <summary>Messages and reactions.</summary>
    public MessagesApi Messages { get; }

    /// <summary>Event streams without a socket.</summary>
    public StreamsApi Streams { get; }

    /// <summary>Makes a client, signs in and connects. Waits for a server that cannot be reached yet.</summary>
    /// <exception cref="RealtimeException">Signing in was refused, or the address is not that of a Realtime server.</exception>
    public static async Task<RealtimeClient> ConnectAsync(RealtimeClientOptions options, CancellationToken cancellationToken = default)
    {
        var client = new RealtimeClient(options);
        try
        {
            await client.StartAsync(cancellationToken);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connects the hub and keeps it connected.</summary>
    /// <returns>Ends with the first connection.</returns>
    /// <exception cref="RealtimeException">Signing in was refused, or the address is not that of a Realtime server.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default) => _loop.StartAsync(cancellationToken);

    /// <summary>Follows a stream. Only one subscription a stream is possible at a time.</summary>
    /// <param name="streamId">The stream: a channel's, a workspace's or the caller's own.</param>
    /// <param name="after">Events with a greater sequence number are given out; null for those from now on.</param>
    /// <param name="onEvent">Takes each event, in order; it must be quick. Without it, use <see
    /// cref="StreamSubscription.ReadAllAsync"/>.</param>
    /// <param name="cancellationToken">Ends the waiting for the first answer.</param>
    /// <returns>The subscription, once the server has answered.</returns>
    /// <exception cref="RealtimeException">The stream does not exist or is not visible to the caller.</exception>
    public async Task<StreamSubscription> SubscribeAsync(
        Guid streamId, long? after = null, Action<Event>? onEvent = null, CancellationToken cancellationToken = default)
    {
        var subscription = _subscriptions.Add(streamId, after, onEvent);
        try
        {
            await subscription.Follower.Ready.WaitAsync(cancellationToken);
            return subscription;
        }
        catch
        {
            await subscription.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Sends a message and sends it again, with the same operation id, until the server has answered: it arrives at most once.
    /// While offline it waits in a queue. Messages of one channel go out one after another, in the order of the calls.
    /// </summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="body">The text, 1 to 16,000 UTF-16 code units.</param>
    /// <param name="opId">The operation id; made when not given. Give it to go on after a restart of the program.</param>
    /// <param name="threadRootId">The message that is replied to, if any.</param>
    /// <param name="cancellationToken">Gives up. Whether the message arrived is then unknown.</param>
    /// <returns>The receipt, once the message is durable.</returns>
    /// <exception cref="RealtimeException">The server refused the message for good.</exception>
    public Task<MessageReceipt> SendMessageAsync(
        Guid channelId, string body, Guid? opId = null, Guid? threadRootId = null, CancellationToken cancellationToken = default) =>
        _sender.SendAsync(new OutgoingMessage(channelId, body, opId ?? _api.NewId(), threadRootId), cancellationToken);

    /// <summary>Tells others in the channel that the caller is typing, or stopped. Repeat it every 3 s.</summary>
    public Task SetTypingAsync(Guid channelId, bool isTyping, CancellationToken cancellationToken = default) =>
        Online().CallAsync(_options, "SetTyping", [channelId, isTyping], cancellationToken);

    /// <summary>Moves the caller's read position in a channel.</summary>
    public Task MarkReadAsync(Guid channelId, long seq, CancellationToken cancellationToken = default) =>
        Online().CallAsync(_options, "MarkRead", [channelId, seq], cancellationToken);

    /// <summary>Calls any hub method once, without queue or retry.</summary>
    /// <exception cref="RealtimeException">The call failed, or there is no connection.</exception>
    /// <exception cref="ArgumentException">An argument cannot be written as JSON: it refers to itself, say. Nothing was sent.</exception>
    public Task<T> InvokeAsync<T>(string method, object?[] arguments, CancellationToken cancellationToken = default)
    {
        var written = HubJson.Write(arguments);
        return Online().CallAsync<T>(_options, method, written, cancellationToken);
    }

    /// <summary>Disconnects. Subscriptions end and messages without an outcome fail with <c>client.closed</c>.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        End(new RealtimeException(ErrorCodes.ClientClosed, "The client was disposed."));
        await _loop.DisposeAsync();
        _http.Dispose();
        _session.Dispose();
    }

    void IHubReceiver.OnEvents(EventBatch batch) => _subscriptions.Receive(batch);

    void IHubReceiver.OnHeads(IReadOnlyDictionary<Guid, long> heads) => _subscriptions.Announce(heads);

    void IHubReceiver.OnSignal(Signal signal) => Signalled?.Invoke(this, signal);

    private void OnOpened(IHubTransport fresh)
    {
        _transport = fresh;
        _subscriptions.Resume(fresh);
        _sender.Resume(fresh);
    }

    private void OnStatus(ConnectionStatus status)
    {
        Status = status;
        StatusChanged?.Invoke(this, status);
    }

    private void End(Exception reason)
    {
        _subscriptions.EndAll(reason);
        _sender.EndAll(reason);
    }

    private IHubTransport Online() => _transport is { Closed.IsCompleted: false } current
        ? current
        : throw new RealtimeException(ErrorCodes.ConnectionLost, "There is no connection.");
}

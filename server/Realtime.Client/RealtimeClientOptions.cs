using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Connections.Client;

namespace Realtime.Client;

/// <summary>How a <see cref="RealtimeClient"/> reaches the server and how it behaves.</summary>
public sealed class RealtimeClientOptions
{
    /// <summary>The server's root, such as <c>https://chat.example.org/</c>; a path in it is kept.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Who signs in. With credentials, an expired token or session is renewed without the caller noticing.</summary>
    public Credentials? Credentials { get; init; }

    /// <summary>An access token to use as it is, when there are no credentials.</summary>
    public string? AccessToken { get; init; }

    /// <summary>The ceiling of the first wait before a retry; it doubles with each failure. Half a second by default.</summary>
    public TimeSpan RetryBase { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest ceiling of a wait before a retry. 15 s by default.</summary>
    public TimeSpan RetryCap { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a hole in a stream may last before the client asks for it: 250 ms by default.</summary>
    public TimeSpan GapDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a call may take before its outcome counts as unknown. 30 s by default.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The source of jitter.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>Carries the REST calls in place of real sockets. The client does not dispose it.</summary>
    public HttpMessageHandler? HttpMessageHandler { get; init; }

    /// <summary>Makes the hub's WebSocket in place of a real one.</summary>
    public Func<WebSocketConnectionContext, CancellationToken, ValueTask<WebSocket>>? WebSocketFactory { get; init; }
}

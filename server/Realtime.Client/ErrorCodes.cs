namespace Realtime.Client;

/// <summary>The error codes that the client itself makes or acts upon.</summary>
public static class ErrorCodes
{
    /// <summary>The server could not be reached, or the connection broke before the reply came.</summary>
    public const string ConnectionLost = "connection.lost";

    /// <summary>No reply came in time.</summary>
    public const string ConnectionTimeout = "connection.timeout";

    /// <summary>The server answered the WebSocket upgrade with something else than a WebSocket.</summary>
    public const string ConnectionRefused = "connection.refused";

    /// <summary>The reply does not have the shape that the contract promises.</summary>
    public const string ReplyInvalid = "reply.invalid";

    /// <summary>The client was disposed before the call ended.</summary>
    public const string ClientClosed = "client.closed";

    /// <summary>Sign-in is needed, or the session ended.</summary>
    public const string AuthRequired = "auth.required";

    /// <summary>Too many calls; the same call may succeed later.</summary>
    public const string LimitExceeded = "limit.exceeded";

    /// <summary>The server cannot take the call now.</summary>
    public const string ServerBusy = "server.busy";

    /// <summary>The server failed unexpectedly.</summary>
    public const string ServerError = "server.error";
}

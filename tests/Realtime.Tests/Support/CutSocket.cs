using System.Net.WebSockets;
using System.Text;

namespace Realtime.Tests.Support;

/// <summary>Where a connection breaks.</summary>
public enum Cut
{
    /// <summary>The call never leaves.</summary>
    BeforeTheCall,

    /// <summary>The call is on its way; nobody knows whether it arrives.</summary>
    AfterTheCall,

    /// <summary>The call was answered, and the answer is lost.</summary>
    BeforeTheAnswer,
}

/// <summary>A client's socket that breaks in the middle of a call, as a network does: without a closing frame.</summary>
public sealed class CutSocket(WebSocket inner, string method) : WebSocket
{
    private static readonly byte[] s_completion = Encoding.UTF8.GetBytes("\"type\":3");
    private readonly byte[] _method = Encoding.UTF8.GetBytes($"\"{method}\"");
    private Cut? _next;
    private volatile bool _isCalled;

    public override WebSocketCloseStatus? CloseStatus => inner.CloseStatus;

    public override string? CloseStatusDescription => inner.CloseStatusDescription;

    public override WebSocketState State => inner.State;

    public override string? SubProtocol => inner.SubProtocol;

    /// <summary>Breaks at the next call of the method; null leaves it whole.</summary>
    public void BreakAt(Cut? cut) => (_isCalled, _next) = (false, cut);

    public override async ValueTask SendAsync(
        ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        var cut = buffer.Span.IndexOf(_method) >= 0 ? _next : null;
        if (cut == Cut.BeforeTheCall)
        {
            throw Broken();
        }

        _isCalled |= cut is not null;
        await inner.SendAsync(buffer, messageType, endOfMessage, cancellationToken);
        if (cut == Cut.AfterTheCall)
        {
            throw Broken();
        }
    }

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var received = await inner.ReceiveAsync(buffer, cancellationToken);
        var isAnswer = _isCalled && buffer.Span[..received.Count].IndexOf(s_completion) >= 0;
        return isAnswer && _next == Cut.BeforeTheAnswer ? throw Broken() : received;
    }

    public override Task SendAsync(
        ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        SendAsync((ReadOnlyMemory<byte>)buffer, messageType, endOfMessage, cancellationToken).AsTask();

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        var received = await ReceiveAsync((Memory<byte>)buffer, cancellationToken);
        return new WebSocketReceiveResult(received.Count, received.MessageType, received.EndOfMessage);
    }

    public override void Abort() => inner.Abort();

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        inner.CloseAsync(closeStatus, statusDescription, cancellationToken);

    public override Task CloseOutputAsync(
        WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        inner.CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

    public override void Dispose() => inner.Dispose();

    private WebSocketException Broken()
    {
        inner.Abort();
        return new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
    }
}

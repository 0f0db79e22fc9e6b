using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging;

namespace Realtime.Platform.Events;

/// <summary>
/// Sends a stream's signals to the others: the newest per type and actor, at most ten rounds a second, never to the actor's own
/// sockets, and never to a socket that is behind with its events.
/// </summary>
internal sealed partial class SignalSender(Members members, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly Lock _sync = new();
    private Dictionary<(string Type, Guid ActorId), SignalMessage> _pending = [];
    private bool _sending;

    public void Send(SignalMessage signal)
    {
        lock (_sync)
        {
            _pending[(signal.Type, signal.ActorId)] = signal;
            if (_sending)
            {
                return;
            }

            _sending = true;
        }

        _ = SendRoundsAsync();
    }

    private async Task SendRoundsAsync()
    {
        try
        {
            while (Take() is { } round)
            {
                foreach (var signal in round)
                {
                    Broadcast(signal);
                }

                await Task.Delay(Pause, clock);
            }
        }
        catch (Exception exception)
        {
            Log.SignalFailed(logger, exception);
            lock (_sync)
            {
                _sending = false;
            }
        }
    }

    private List<SignalMessage>? Take()
    {
        lock (_sync)
        {
            if (_pending.Count == 0)
            {
                _sending = false;
                return null;
            }

            var round = _pending.Values.ToList();
            _pending = [];
            return round;
        }
    }

    private void Broadcast(SignalMessage signal)
    {
        var message = new SerializedHubMessage(new InvocationMessage("Signal", [signal]));
        foreach (var member in members.Snapshot())
        {
            if (member.Connection.Caller.UserId != signal.ActorId && !member.Connection.IsBehind)
            {
                member.Connection.Send(message);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1202, LogLevel.Error, "Sending a signal failed")]
        public static partial void SignalFailed(ILogger logger, Exception exception);
    }
}

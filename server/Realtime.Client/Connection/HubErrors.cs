using System.Text.Json;
using System.Text.RegularExpressions;

namespace Realtime.Client;

/// <summary>Turns what SignalR throws into the contract's errors.</summary>
internal static partial class HubErrors
{
    /// <summary>Reads the code out of a hub error's text; a text without one is a failure that the server did not foresee.</summary>
    public static RealtimeException Parse(Exception error)
    {
        var match = Coded.Match(error.Message);
        return match.Success
            ? new RealtimeException(match.Groups[1].Value, match.Groups[2].Value, error)
            : new RealtimeException(ErrorCodes.ServerError, error.Message, error);
    }

    /// <summary>Anything that is not an answer of the hub: the connection broke, or the reply cannot be read.</summary>
    public static RealtimeException Broken(Exception error) => error is JsonException or InvalidDataException
        ? new RealtimeException(ErrorCodes.ReplyInvalid, error.Message, error)
        : new RealtimeException(ErrorCodes.ConnectionLost, error.Message, error);

    [GeneratedRegex(@"(?:HubException: |^)([a-z_]+(?:\.[a-z_]+)+): (.*)$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Coded { get; }
}

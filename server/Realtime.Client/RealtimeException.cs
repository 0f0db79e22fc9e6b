using System.Text.Json;

namespace Realtime.Client;

/// <summary>A call that did not succeed. <see cref="Code"/> is the contract; the message is for people.</summary>
public sealed class RealtimeException : Exception
{
    /// <param name="code">The stable code, such as <c>resource.not_found</c>; see <see cref="ErrorCodes"/> for those made by the
    /// client.</param>
    /// <param name="message">The text for people.</param>
    /// <param name="inner">What caused it, if known.</param>
    public RealtimeException(string code, string message, Exception? inner = null)
        : base($"{code}: {message}", inner) => Code = code;

    /// <summary>The stable error code.</summary>
    public string Code { get; }

    /// <summary>The HTTP status, when the call was a REST call that was answered.</summary>
    public int? Status { get; init; }

    /// <summary>The server's trace id, to find the call in its logs.</summary>
    public string? TraceId { get; init; }

    /// <summary>Texts by member name when <see cref="Code"/> is <c>request.invalid</c>; otherwise empty.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();

    /// <summary>The resource as it is now, when <see cref="Code"/> is <c>version.stale</c>.</summary>
    public JsonElement? Current { get; init; }

    /// <summary>True when the same call may succeed later. Repeating a write with the same operation id is safe.</summary>
    public bool IsTransient => IsOutcomeUnknown || Code == ErrorCodes.LimitExceeded;

    /// <summary>True when the server may have done the work although no success was reported.</summary>
    public bool IsOutcomeUnknown => Status >= 500 || Code is ErrorCodes.ConnectionLost or ErrorCodes.ConnectionTimeout
        or ErrorCodes.ConnectionRefused or ErrorCodes.ServerBusy or ErrorCodes.ServerError;
}

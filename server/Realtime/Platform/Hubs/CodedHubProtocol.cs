using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Realtime.Platform.Hubs;

/// <summary>
/// Gives the framework's own refusals (unknown method, wrong arity or type) the contract's shape, <c>code: text</c>, and takes
/// its preamble off ours.
/// </summary>
internal sealed partial class CodedHubProtocol(IHubProtocol inner) : IHubProtocol
{
    public string Name => inner.Name;

    public int Version => inner.Version;

    public TransferFormat TransferFormat => inner.TransferFormat;

    public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => inner.GetMessageBytes(Coded(message));

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => inner.WriteMessage(Coded(message), output);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        if (TransferFormat == TransferFormat.Binary)
        {
            RefuseLongFrame(input);
        }

        return inner.TryParseMessage(ref input, binder, out message);
    }

    /// <summary>
    /// The framework would hold what arrives until its buffer is full before it sees that a frame can never end; the length that
    /// the frame begins with (seven bits a byte, least significant first) tells at once.
    /// </summary>
    private static void RefuseLongFrame(ReadOnlySequence<byte> input)
    {
        var reader = new SequenceReader<byte>(input);
        var length = 0L;
        for (var shift = 0; shift < 35 && reader.TryRead(out var part); shift += 7)
        {
            length |= (long)(part & 0x7f) << shift;
            if ((part & 0x80) == 0)
            {
                break;
            }
        }

        if (length > HubPlatform.MaxFrame)
        {
            throw new InvalidDataException("The frame is longer than the hub allows.");
        }
    }

    private static HubMessage Coded(HubMessage message)
    {
        if (message is not CompletionMessage { Error: { } error } completion)
        {
            return message;
        }

        var coded = CodeAndText().Match(error) is { Success: true } match ? match.Value
            : error.Contains("does not exist", StringComparison.Ordinal) ? "request.unknown_method: There is no such hub method."
            : "request.invalid: The arguments do not fit the hub method.";
        return CompletionMessage.WithError(completion.InvocationId!, coded);
    }

    [GeneratedRegex(@"[a-z_]+(\.[a-z_]+)+: .*$", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex CodeAndText();
}

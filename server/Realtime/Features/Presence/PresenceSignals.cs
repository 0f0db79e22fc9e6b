using System.Text.Json.Serialization;
using Realtime.Platform.Http;

namespace Realtime.Features.Presence;

/// <summary>Types of the signals that are not kept; whom they are about is the envelope's actor.</summary>
internal static class PresenceSignals
{
    /// <summary>On a workspace's stream.</summary>
    public const string Presence = "presence";

    /// <summary>On a channel's stream.</summary>
    public const string Typing = "typing";
}

/// <summary>Data of <c>presence</c>.</summary>
internal sealed record PresenceSignal(bool IsOnline);

/// <summary>Data of <c>typing</c>.</summary>
internal sealed record TypingSignal(bool IsTyping);

/// <summary>Somebody who is online.</summary>
/// <param name="UserId">Who.</param>
public sealed record OnlineMember(Guid UserId);

[JsonSerializable(typeof(PresenceSignal))]
[JsonSerializable(typeof(TypingSignal))]
[JsonSerializable(typeof(Page<OnlineMember>))]
internal sealed partial class PresenceJson : JsonSerializerContext;

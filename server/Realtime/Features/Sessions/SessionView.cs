using System.Text.Json.Serialization;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Sessions;

/// <summary>One browser or program where the caller is signed in.</summary>
/// <param name="Id">The session.</param>
/// <param name="Kind">What holds it.</param>
/// <param name="CreatedAt">When it signed in.</param>
/// <param name="LastSeenAt">When it was last used; exact to the hour.</param>
/// <param name="ExpiresAt">When it ends however much it is used; unused, it ends earlier.</param>
/// <param name="UserAgent">What the browser or program calls itself.</param>
/// <param name="Network">From where it signed in: an IPv4 address or the /64 of an IPv6 address.</param>
/// <param name="IsCurrent">Whether it is the one that asks.</param>
public sealed record SessionView(
    Guid Id,
    SessionKind Kind,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastSeenAt,
    DateTimeOffset ExpiresAt,
    string? UserAgent,
    string? Network,
    bool IsCurrent);

[JsonSerializable(typeof(Page<SessionView>))]
internal sealed partial class SessionsJson : JsonSerializerContext;

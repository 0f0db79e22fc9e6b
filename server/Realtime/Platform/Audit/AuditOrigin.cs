using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Platform.Audit;

/// <summary>Who did something, and from where.</summary>
/// <param name="ActorId">The account; null where nobody was signed in.</param>
/// <param name="SessionId">Its session or API token.</param>
/// <param name="Network">An IPv4 address or the /64 of an IPv6 address.</param>
internal readonly record struct AuditOrigin(Guid? ActorId, Guid? SessionId, string? Network)
{
    /// <summary>The server itself.</summary>
    public static readonly AuditOrigin Server;

    /// <summary>Who gives a command.</summary>
    public static AuditOrigin Of(Operation operation) =>
        new(operation.ActorId == Guid.Empty ? null : operation.ActorId, operation.SessionId, Device.Show(operation.Address));
}

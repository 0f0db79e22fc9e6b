using System.Text.Json.Serialization;

namespace Realtime.Platform.Audit;

/// <summary>An entry of the audit log.</summary>
/// <param name="ChainId">The workspace; the empty id is the server's own.</param>
/// <param name="Seq">From 1 on, without gaps.</param>
/// <param name="At">When.</param>
/// <param name="ActorId">Who.</param>
/// <param name="SessionId">By which session or API token.</param>
/// <param name="Network">From where.</param>
/// <param name="Action">What, such as <c>member.removed</c>.</param>
/// <param name="TargetKind">To what kind of thing, such as <c>channel</c>.</param>
/// <param name="TargetId">To which.</param>
/// <param name="Before">JSON of what it was, as it was hashed.</param>
/// <param name="After">JSON of what it is now, as it was hashed.</param>
/// <param name="Previous">The hash of the entry before, in hexadecimal.</param>
/// <param name="Hash">Its own; <see cref="AuditHash"/> says of what.</param>
internal sealed record AuditView(
    Guid ChainId,
    long Seq,
    DateTimeOffset At,
    Guid? ActorId,
    Guid? SessionId,
    string? Network,
    string Action,
    string? TargetKind,
    Guid? TargetId,
    string? Before,
    string? After,
    string Previous,
    string Hash)
{
    public static AuditView Of(AuditEntry entry) => new(
        entry.ChainId,
        entry.Seq,
        entry.At,
        entry.ActorId,
        entry.SessionId,
        entry.Network,
        entry.Action,
        entry.TargetKind,
        entry.TargetId,
        entry.Before,
        entry.After,
        Convert.ToHexStringLower(entry.Previous),
        Convert.ToHexStringLower(entry.Hash));
}

[JsonSerializable(typeof(Http.Page<AuditView>))]
internal sealed partial class AuditJson : JsonSerializerContext;

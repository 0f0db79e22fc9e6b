using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Realtime.Platform.Identity;

namespace Realtime.Platform.Events;

/// <summary>Names a command: who gives it, what kind it is, and the id that makes it safe to send again.</summary>
/// <param name="ActorId">Who.</param>
/// <param name="Kind">What, such as <c>message.post</c>; one id cannot serve two kinds.</param>
/// <param name="OpId">The client's operation id; null when it gave none, and then a retry is a second command.</param>
public readonly record struct Operation(Guid ActorId, string Kind, Guid? OpId)
{
    /// <summary>A command that the audit log tells of, by the session or API token that gives it.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="kind">What, such as <c>member.remove</c>.</param>
    /// <param name="opId">The client's operation id; null when it gave none.</param>
    public static Operation By(Caller caller, string kind, Guid? opId) =>
        new(caller.UserId, kind, opId) { SessionId = caller.SessionId, Address = caller.Address };

    /// <summary>The session or API token; null where nothing tells of it.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Where it comes from; null where nothing tells of it.</summary>
    public IPAddress? Address { get; init; }
}

/// <summary>A command that was done, and what it answered; kept at least 30 days.</summary>
internal sealed class OperationResult
{
    public Guid ActorId { get; set; }

    public Guid OpId { get; set; }

    public required string Kind { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>UTF-8 JSON of the first answer.</summary>
    public required byte[] Result { get; set; }
}

internal sealed class OperationResultConfiguration : IEntityTypeConfiguration<OperationResult>
{
    public void Configure(EntityTypeBuilder<OperationResult> builder)
    {
        builder.ToTable("operations");
        builder.HasKey(operation => new { operation.ActorId, operation.OpId });
        builder.Property(operation => operation.Kind).HasMaxLength(64);
        builder.HasIndex(operation => operation.At);
    }
}

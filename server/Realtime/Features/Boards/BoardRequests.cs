using System.Text.Json.Serialization;
using Realtime.Features.Workspaces;
using Realtime.Platform;

namespace Realtime.Features.Boards;

/// <summary>A board to make.</summary>
/// <param name="Name">1 to 80 characters after trimming.</param>
/// <param name="IsPrivate">Whether it has members of its own; not when left out.</param>
/// <param name="WithChannel">Whether a channel of the same name is made with it, private if the board is.</param>
public sealed record CreateBoardRequest(string Name, bool? IsPrivate = null, bool? WithChannel = null);

/// <summary>A change of a board; what is left out stays.</summary>
/// <param name="Name">1 to 80 characters after trimming.</param>
/// <param name="IsArchived">Whether it can be read only.</param>
/// <param name="ChannelId">A channel of the workspace that the caller sees; null takes the link away.</param>
/// <param name="Version">The version that the caller saw; left out to change whatever is there.</param>
public sealed record UpdateBoardRequest(
    string? Name = null,
    bool? IsArchived = null,
    [property: JsonConverter(typeof(OptionalConverter<Guid?>))] Optional<Guid?> ChannelId = default,
    long? Version = null);

/// <summary>A label to make.</summary>
/// <param name="Name">Up to 60 characters; a colour alone is a label too.</param>
/// <param name="Color">One of the ten colours.</param>
public sealed record CreateLabelRequest(string Name, string Color);

/// <summary>A change of a label; what is left out stays.</summary>
public sealed record UpdateLabelRequest(string? Name = null, string? Color = null);

/// <summary>A list to make; without neighbours it stands at the end.</summary>
/// <param name="Name">1 to 80 characters after trimming.</param>
/// <param name="Kind">Open when left out.</param>
/// <param name="AfterId">The list before it.</param>
/// <param name="BeforeId">The list after it.</param>
public sealed record CreateListRequest(string Name, ListKind? Kind = null, Guid? AfterId = null, Guid? BeforeId = null);

/// <summary>A change of a list; what is left out stays.</summary>
/// <param name="Name">1 to 80 characters after trimming.</param>
/// <param name="Kind">Closed means: what is in it is done.</param>
/// <param name="WipLimit">1 to 999 cards; null takes the limit away.</param>
/// <param name="WipMode">What happens beyond the limit.</param>
/// <param name="Version">The version that the caller saw; left out to change whatever is there.</param>
public sealed record UpdateListRequest(
    string? Name = null,
    ListKind? Kind = null,
    [property: JsonConverter(typeof(OptionalConverter<int?>))] Optional<int?> WipLimit = default,
    WipMode? WipMode = null,
    long? Version = null);

/// <summary>Where a list goes: between two others, or to the end.</summary>
public sealed record MoveListRequest(Guid? AfterId = null, Guid? BeforeId = null);

/// <summary>What is kept of an addition for those who send it again.</summary>
/// <param name="BoardId">Where to.</param>
/// <param name="Member">Who.</param>
/// <param name="IsNew">False where they were in it already.</param>
public sealed record AddedBoardMember(Guid BoardId, MemberView Member, bool IsNew);

/// <summary>What is kept of a removal for those who send it again.</summary>
internal sealed record RemovedBoardMember(Guid BoardId, Guid UserId);

/// <summary>What is kept of a list or label that was made or changed, for those who send the command again.</summary>
internal sealed record KeptPart<T>(Guid BoardId, T Part);

internal sealed record AddBoardMemberRequest(Guid UserId);

[JsonSerializable(typeof(CreateBoardRequest))]
[JsonSerializable(typeof(UpdateBoardRequest))]
[JsonSerializable(typeof(CreateLabelRequest))]
[JsonSerializable(typeof(UpdateLabelRequest))]
[JsonSerializable(typeof(CreateListRequest))]
[JsonSerializable(typeof(UpdateListRequest))]
[JsonSerializable(typeof(MoveListRequest))]
[JsonSerializable(typeof(AddBoardMemberRequest))]
[JsonSerializable(typeof(AddedBoardMember))]
[JsonSerializable(typeof(RemovedBoardMember))]
[JsonSerializable(typeof(KeptPart<ListView>))]
[JsonSerializable(typeof(KeptPart<LabelView>))]
[JsonSerializable(typeof(Guid?))]
[JsonSerializable(typeof(int?))]
internal sealed partial class BoardRequestsJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Tokens;

/// <summary>A personal API token, without the token itself.</summary>
/// <param name="Id">The token's row.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Scopes">What it may be used for, such as <c>chat:read</c>.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From then on it is of no use; null when it is good until it is revoked.</param>
/// <param name="LastUsedAt">When it was last used, exact to the hour; null when it never was.</param>
public sealed record TokenView(
    Guid Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt)
{
    internal static TokenView Of(ApiToken token) =>
        new(token.Id, token.Name, ScopeNames.List(token.Scopes), token.CreatedAt, token.ExpiresAt, token.LastUsedAt);
}

/// <summary>A personal API token as it is shown once, on being made.</summary>
/// <param name="Id">The token's row.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Scopes">What it may be used for.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From then on it is of no use; null when it is good until it is revoked.</param>
/// <param name="LastUsedAt">Null: it never was.</param>
/// <param name="Token">For <c>Authorization: Bearer</c>; nobody can read it again.</param>
public sealed record NewTokenView(
    Guid Id,
    string Name,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt,
    string Token);

/// <summary>A token to make.</summary>
/// <param name="Name">1 to 64 characters.</param>
/// <param name="Scopes">At least one.</param>
/// <param name="ExpiresAt">In the future; left out, it is good until it is revoked.</param>
public sealed record CreateTokenRequest(string Name, IReadOnlyList<string> Scopes, DateTimeOffset? ExpiresAt = null);

/// <param name="Ticket">For <c>access_token</c> in the hub's address; good for one socket.</param>
/// <param name="ExpiresIn">Seconds that it lasts.</param>
internal sealed record TicketReply(string Ticket, int ExpiresIn);

[JsonSerializable(typeof(Page<TokenView>))]
[JsonSerializable(typeof(NewTokenView))]
[JsonSerializable(typeof(CreateTokenRequest))]
[JsonSerializable(typeof(TicketReply))]
internal sealed partial class TokensJson : JsonSerializerContext;

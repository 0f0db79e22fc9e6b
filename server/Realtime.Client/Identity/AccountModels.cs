namespace Realtime.Client;

/// <summary>A person as sign-in tells it.</summary>
public sealed record User(Guid Id, string? Email, string DisplayName);

/// <summary>The caller. <paramref name="StreamId"/> is the inbox: memberships and read positions arrive there.</summary>
public sealed record Me(Guid Id, string? Email, string DisplayName, DateTimeOffset CreatedAt, Guid StreamId);

internal sealed record RegisterRequest(string Email, string Password, string DisplayName);

internal sealed record LoginRequest(string Email, string Password);

internal sealed record TokenRequest(string GrantType, string? Email = null, string? Password = null, string? RefreshToken = null);

internal sealed record TokenReply(string AccessToken, int ExpiresIn, string? RefreshToken = null);

namespace Realtime.Client;

/// <summary>An account's email address and password.</summary>
/// <param name="Email">The account's email address.</param>
/// <param name="Password">The account's password. It stays in memory so that an expired token can be renewed.</param>
/// <param name="Kind">Whether to use short-lived bearer tokens (the default) or a session cookie.</param>
public sealed record Credentials(string Email, string Password, SignInKind Kind = SignInKind.Token)
{
    /// <summary>Leaves the password out, so that a log never shows it.</summary>
    public override string ToString() => $"{Email} ({Kind})";
}

/// <summary>How a program proves who it is.</summary>
public enum SignInKind
{
    /// <summary>A bearer token from <c>auth/token</c>, renewed before it expires.</summary>
    Token,

    /// <summary>A session cookie from <c>auth/login</c>, renewed when the server refuses it.</summary>
    Cookie,
}

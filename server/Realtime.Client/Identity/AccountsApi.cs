namespace Realtime.Client;

/// <summary>The calls about the caller's own account.</summary>
public sealed class AccountsApi
{
    private readonly ApiConnection _api;

    internal AccountsApi(ApiConnection api) => _api = api;

    /// <summary>Makes an account. Without credentials in the options, the client goes on as this person by the session cookie.</summary>
    public Task<User> RegisterAsync(string email, string password, string displayName, CancellationToken cancellationToken = default) =>
        _api.SendAnonymousAsync(
            "auth/register", new RegisterRequest(email, password, displayName), RealtimeJson.Default.RegisterRequest,
            RealtimeJson.Default.User, cancellationToken);

    /// <summary>Begins a cookie session as this person.</summary>
    public Task<User> LoginAsync(string email, string password, CancellationToken cancellationToken = default) =>
        _api.SendAnonymousAsync(
            "auth/login", new LoginRequest(email, password), RealtimeJson.Default.LoginRequest, RealtimeJson.Default.User,
            cancellationToken);

    /// <summary>Ends the cookie session; the server closes its sockets.</summary>
    public Task LogoutAsync(CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Post, "auth/logout", null, cancellationToken);

    /// <summary>Tells who the caller is.</summary>
    public Task<Me> GetMeAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync("me", RealtimeJson.Default.Me, cancellationToken);
}

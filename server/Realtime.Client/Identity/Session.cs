using System.Net;
using System.Net.Http.Headers;

namespace Realtime.Client;

/// <summary>Who the client is: holds the token or the cookies, and renews them by the refresh token or the password.</summary>
internal sealed class Session(RealtimeClientOptions options, HttpExchange http, CookieContainer cookies) : IDisposable
{
    // The rest of a token's life is kept back: it could expire on the way.
    private const double UsedShare = 0.9;
    private readonly SemaphoreSlim _renewing = new(1);
    private volatile string? _token = options.AccessToken;
    private DateTimeOffset _expiresAt = DateTimeOffset.MaxValue;
    private string? _refreshToken;
    private volatile int _logins;

    public CookieContainer Cookies => cookies;

    /// <summary>Counts renewals, so that of many calls refused at once only the first one renews.</summary>
    public int Logins => _logins;

    /// <summary>Signs in when that was not done yet or the token is about to end.</summary>
    public async ValueTask EnsureAsync(CancellationToken cancellationToken)
    {
        var seen = _logins;
        if (options.Credentials is not null && (seen == 0 || options.TimeProvider.GetUtcNow() >= _expiresAt))
        {
            await RenewAsync(seen, cancellationToken);
        }
    }

    public async ValueTask<string?> GetTokenAsync(CancellationToken cancellationToken)
    {
        await EnsureAsync(cancellationToken);
        return _token;
    }

    public async ValueTask AuthorizeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (await GetTokenAsync(cancellationToken) is { } bearer)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        }
    }

    /// <summary>Signs in again unless someone else did since <paramref name="seen"/> was read from <see cref="Logins"/>.</summary>
    /// <returns>False when there are no credentials to sign in with.</returns>
    public async Task<bool> RenewAsync(int seen, CancellationToken cancellationToken)
    {
        if (options.Credentials is not { } credentials)
        {
            return false;
        }

        await _renewing.WaitAsync(cancellationToken);
        try
        {
            if (_logins == seen)
            {
                await SignInAsync(credentials, cancellationToken);
                _logins++;
            }

            return true;
        }
        finally
        {
            _renewing.Release();
        }
    }

    public void Dispose() => _renewing.Dispose();

    private async Task SignInAsync(Credentials credentials, CancellationToken cancellationToken)
    {
        if (credentials.Kind == SignInKind.Cookie)
        {
            using var login = http.Request(
                HttpMethod.Post, "auth/login", new LoginRequest(credentials.Email, credentials.Password),
                RealtimeJson.Default.LoginRequest);
            await http.SendAsync(login, RealtimeJson.Default.User, cancellationToken);
            return;
        }

        var asked = options.TimeProvider.GetUtcNow();
        var reply = await RefreshAsync(cancellationToken)
            ?? await AskAsync(new TokenRequest("password", credentials.Email, credentials.Password), cancellationToken);
        _token = reply.AccessToken;
        _refreshToken = reply.RefreshToken;
        _expiresAt = asked + TimeSpan.FromSeconds(reply.ExpiresIn * UsedShare);
    }

    /// <summary>
    /// The next tokens of the same session; null when there is no refresh token, or the server does not take it any more.
    /// </summary>
    private async Task<TokenReply?> RefreshAsync(CancellationToken cancellationToken)
    {
        // Never sent twice: a call that failed may have used it up, and a second use ends the session. Then the password has to do.
        var token = _refreshToken;
        _refreshToken = null;
        try
        {
            return token is null ? null : await AskAsync(new TokenRequest("refresh_token", RefreshToken: token), cancellationToken);
        }
        catch (RealtimeException refused) when (refused.Status == (int)HttpStatusCode.Unauthorized)
        {
            return null;
        }
    }

    private async Task<TokenReply> AskAsync(TokenRequest body, CancellationToken cancellationToken)
    {
        using var request = http.Request(HttpMethod.Post, "auth/token", body, RealtimeJson.Default.TokenRequest);
        return await http.SendAsync(request, RealtimeJson.Default.TokenReply, cancellationToken);
    }
}

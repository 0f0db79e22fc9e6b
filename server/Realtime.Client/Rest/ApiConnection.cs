using System.Net;
using System.Text.Json.Serialization.Metadata;

namespace Realtime.Client;

/// <summary>Authorised REST calls: adds identity and operation id, and signs in again once when the server refuses the token.</summary>
internal sealed class ApiConnection(HttpExchange http, Session session, TimeProvider time)
{
    public Task<T> GetAsync<T>(string path, JsonTypeInfo<T> reply, CancellationToken cancellationToken) =>
        AuthorizedAsync(
            () => http.Request(HttpMethod.Get, path), request => http.SendAsync(request, reply, cancellationToken), cancellationToken);

    public Task<T> SendAsync<TBody, T>(
        HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> reply, Guid? opId,
        CancellationToken cancellationToken)
    {
        var operation = opId ?? NewId();
        return AuthorizedAsync(
            () => Write(http.Request(method, path, body, bodyType), operation),
            request => http.SendAsync(request, reply, cancellationToken),
            cancellationToken);
    }

    public Task<T> SendAsync<T>(HttpMethod method, string path, JsonTypeInfo<T> reply, Guid? opId, CancellationToken cancellationToken)
    {
        var operation = opId ?? NewId();
        return AuthorizedAsync(
            () => Write(http.Request(method, path), operation),
            request => http.SendAsync(request, reply, cancellationToken),
            cancellationToken);
    }

    public Task SendAsync(HttpMethod method, string path, Guid? opId, CancellationToken cancellationToken)
    {
        var operation = opId ?? NewId();
        return AuthorizedAsync(
            () => Write(http.Request(method, path), operation),
            request => http.SendAsync(request, cancellationToken),
            cancellationToken);
    }

    public async Task<T> SendAnonymousAsync<TBody, T>(
        string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> reply, CancellationToken cancellationToken)
    {
        using var request = http.Request(HttpMethod.Post, path, body, bodyType);
        return await http.SendAsync(request, reply, cancellationToken);
    }

    /// <summary>A version 7 id: it sorts by time.</summary>
    public Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());

    private static HttpRequestMessage Write(HttpRequestMessage request, Guid operation)
    {
        request.Headers.Add("Idempotency-Key", operation.ToString("D"));
        return request;
    }

    private async Task<T> AuthorizedAsync<T>(
        Func<HttpRequestMessage> make, Func<HttpRequestMessage, Task<T>> send, CancellationToken cancellationToken)
    {
        await session.EnsureAsync(cancellationToken);
        var seen = session.Logins;
        try
        {
            return await OnceAsync();
        }
        catch (RealtimeException refused) when (refused.Status == (int)HttpStatusCode.Unauthorized)
        {
            if (!await session.RenewAsync(seen, cancellationToken))
            {
                throw;
            }

            return await OnceAsync();
        }

        async Task<T> OnceAsync()
        {
            using var request = make();
            await session.AuthorizeAsync(request, cancellationToken);
            return await send(request);
        }
    }
}

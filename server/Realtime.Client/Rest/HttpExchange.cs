using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Realtime.Client;

/// <summary>One HTTP request and its reply: builds the request, and turns every failure into a <see cref="RealtimeException"/>.</summary>
internal sealed class HttpExchange(HttpClient http, RealtimeClientOptions options)
{
    private readonly Uri _root = new(options.BaseAddress.AbsoluteUri.TrimEnd('/') + "/api/v1/");

    public HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(_root, path));
        if (method != HttpMethod.Get)
        {
            // Proves to the server that no foreign page made the call; it asks for it whenever a cookie is sent.
            request.Headers.Add("X-CSRF", "1");
        }

        return request;
    }

    public HttpRequestMessage Request<TBody>(HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> bodyType)
    {
        var request = Request(method, path);
        request.Content = JsonContent.Create(body, bodyType);
        return request;
    }

    public async Task<T> SendAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> reply, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize(await SendAsync(request, cancellationToken), reply)
                ?? throw new RealtimeException(ErrorCodes.ReplyInvalid, "The reply is empty.");
        }
        catch (JsonException error)
        {
            throw new RealtimeException(
                ErrorCodes.ReplyInvalid, $"The reply to {request.Method} {request.RequestUri} is not what the contract says.", error);
        }
    }

    public async Task<byte[]> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await ExchangeAsync(request, cancellationToken).WaitAsync(options.CallTimeout, options.TimeProvider, cancellationToken);
        }
        catch (TimeoutException error)
        {
            throw new RealtimeException(ErrorCodes.ConnectionTimeout, $"No reply to {request.Method} {request.RequestUri} in time.", error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new RealtimeException(ErrorCodes.ConnectionLost, $"{request.Method} {request.RequestUri} failed: {error.Message}", error);
        }
    }

    private async Task<byte[]> ExchangeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return response.IsSuccessStatusCode ? body : throw Problem.Read((int)response.StatusCode, body);
    }
}

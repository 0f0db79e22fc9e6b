using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Http;

/// <summary>A program that sends exactly what the test says: no cookies, no redirects, no headers of its own.</summary>
public sealed class PlainCaller(ServerFixture server) : IDisposable
{
    private readonly HttpClient _http =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address };

    public Task<Reply> PostAsync(string path, string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"), headers);

    public Task<Reply> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    public async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Reply(response, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>What came back.</summary>
    public sealed class Reply(HttpResponseMessage response, string text)
    {
        public HttpStatusCode Status { get; } = response.StatusCode;

        public string Text { get; } = text;

        public string? MediaType { get; } = response.Content.Headers.ContentType?.MediaType;

        public JsonNode Json => JsonNode.Parse(Text)!;

        public string? Code => Json["code"]?.GetValue<string>();

        /// <summary>The members at fault.</summary>
        public IEnumerable<string> Members => Json["errors"]?.AsObject().Select(member => member.Key) ?? [];

        /// <summary>A header's value, or null.</summary>
        public string? Header(string name) =>
            response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
                ? string.Join("; ", values)
                : null;

        /// <summary>The session's cookie as <c>name=value</c>.</summary>
        public string Cookie => Header("Set-Cookie")!.Split(';')[0];
    }
}

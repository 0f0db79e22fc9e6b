using System.Net;
using System.Net.Http.Json;

namespace Realtime.Tests.Client.Fakes;

/// <summary>Answers REST calls by a function and remembers them.</summary>
internal sealed class StubHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly Lock _gate = new();

    /// <summary>The paths below the API's root, in order of arrival.</summary>
    public List<string> Paths { get; } = [];

    public static HttpResponseMessage Json(object body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = JsonContent.Create(body) };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Paths.Add(request.RequestUri!.AbsolutePath.Replace("/api/v1/", "", StringComparison.Ordinal));
            return Task.FromResult(answer(request));
        }
    }
}

using System.Net;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.WebClient;

public sealed class WebClientTests(WebClientTests.Server server) : IClassFixture<WebClientTests.Server>, IDisposable
{
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/sign-in", "text/html")]
    [InlineData("/w/0190163d-8694-739b-aea5-966c26f8ad91/c/0190163d-8694-739b-aea5-966c26f8ad91", "text/html")]
    [InlineData("/app.js", "text/javascript")]
    [InlineData("/core/api.js", "text/javascript")]
    [InlineData("/vendor/marked.js", "text/javascript")]
    [InlineData("/vendor/purify.js", "text/javascript")]
    public async Task The_client_is_served(string path, string mediaType)
    {
        var reply = await _caller.GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, mediaType), (reply.Status, reply.MediaType));
        Assert.Equal("no-cache", reply.Header("Cache-Control"));
        Assert.Equal("nosniff", reply.Header("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("/package.json")]
    [InlineData("/node_modules/marked/lib/marked.esm.js")]
    [InlineData("/vendor/marked.esm.js")]
    [InlineData("/core/../package.json")]
    [InlineData("/core/%2e%2e/package.json")]
    [InlineData("/core/..%2fpackage.json")]
    [InlineData("/core/.secret.js")]
    [InlineData("/missing.js")]
    [InlineData("/api/sign-in")]
    [InlineData("/vendor/nothing")]
    public async Task Nothing_else_is(string path)
    {
        var reply = await _caller.GetAsync(path);

        Assert.Equal((HttpStatusCode.NotFound, "route.not_found"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task What_the_browser_has_already_is_not_sent_again()
    {
        var first = await _caller.GetAsync("/app.js");
        var again = await _caller.GetAsync("/app.js", ("If-None-Match", first.Header("ETag")!));

        Assert.Equal(HttpStatusCode.NotModified, again.Status);
    }

    public sealed class Server : ServerFixture
    {
        private static readonly string s_root = Prepare();

        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["WebClient:Root"] = s_root };

        private static string Prepare()
        {
            var root = Directory.CreateTempSubdirectory("realtime-client-").FullName;
            foreach (var file in (string[])
                [
                    "index.html", "app.js", "package.json", "core/api.js", "core/.secret.js",
                    "node_modules/marked/lib/marked.esm.js", "node_modules/dompurify/dist/purify.es.mjs",
                ])
            {
                var path = Path.Combine(root, file);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, "");
            }

            return root;
        }
    }
}

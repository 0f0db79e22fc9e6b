using System.Net;
using System.Text.RegularExpressions;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.WebClient;

public sealed partial class WebClientTests(WebClientTests.Server server) : IClassFixture<WebClientTests.Server>, IDisposable
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

    [Fact]
    public async Task The_page_names_files_that_a_browser_may_keep_and_others_once_one_changes()
    {
        var page = await _caller.GetAsync("/");
        var app = Named().Match(page.Text).Groups[1].Value;
        var kept = await _caller.GetAsync(app);
        var module = await _caller.GetAsync(app.Replace("app.js", "core/api.js", StringComparison.Ordinal));
        var again = await _caller.GetAsync("/w/elsewhere", ("If-None-Match", page.Header("ETag")!));
        File.WriteAllText(Path.Combine(Server.Root, "core", "api.js"), "export const changed = true;");
        var next = app;
        await Wait.UntilAsync("the page names the new version", async () =>
            (next = Named().Match((await _caller.GetAsync("/")).Text).Groups[1].Value) != app);

        Assert.Equal("public, max-age=31536000, immutable", kept.Header("Cache-Control"));
        Assert.Equal("public, max-age=31536000, immutable", module.Header("Cache-Control"));
        var core = app.Replace("app.js", "core/api.js", StringComparison.Ordinal);
        Assert.Contains($"modulepreload\" href=\"{core}\"", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        Assert.Equal("no-cache", (await _caller.GetAsync(app)).Header("Cache-Control"));
        Assert.Equal("public, max-age=31536000, immutable", (await _caller.GetAsync(next)).Header("Cache-Control"));
    }

    [Theory]
    [InlineData("/v/0/package.json")]
    [InlineData("/v/0/core/.secret.js")]
    [InlineData("/v/0/../package.json")]
    [InlineData("/v/0/v/0/app.js")]
    [InlineData("/v/app.js")]
    [InlineData("/v")]
    public async Task A_version_opens_nothing_else(string path)
    {
        var reply = await _caller.GetAsync(path);

        Assert.Equal((HttpStatusCode.NotFound, "route.not_found"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Only_the_client_is_compressed()
    {
        var page = await _caller.GetAsync("/", ("Accept-Encoding", "gzip"));
        var answer = await _caller.GetAsync("/api/v1/me", ("Accept-Encoding", "gzip"));

        Assert.Equal("gzip", page.Header("Content-Encoding"));
        Assert.Null(answer.Header("Content-Encoding"));
    }

    [GeneratedRegex("<script type=\"module\" src=\"([^\"]+)\"")]
    private static partial Regex Named();

    public sealed class Server : ServerFixture
    {
        public static readonly string Root = Prepare();

        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["WebClient:Root"] = Root };

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
                File.WriteAllText(
                    path, file == "index.html" ? "<html><head><script type=\"module\" src=\"/app.js\"></script></head></html>" : "");
            }

            return root;
        }
    }
}

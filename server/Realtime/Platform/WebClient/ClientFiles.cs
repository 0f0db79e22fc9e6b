using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Realtime.Platform.WebClient;

/// <summary>
/// The files that a browser may have: the client's own folders, and five libraries under <c>/vendor</c>. Everything else in the
/// folder (packages, settings, tests) stays inside.
/// </summary>
internal sealed class ClientFiles(string root) : IFileProvider, IDisposable
{
    private static readonly string[] s_folders = ["core", "features", "icons", "styles"];

    private static readonly string[] s_extensions = [".css", ".html", ".ico", ".js", ".json", ".png", ".svg", ".webmanifest", ".woff2"];

    private static readonly string[] s_top = ["index.html", "app.js", "favicon.ico", "favicon.svg", "manifest.webmanifest", "robots.txt"];

    private static readonly Dictionary<string, string> s_vendor = new(StringComparer.Ordinal)
    {
        ["htm-preact.js"] = "htm/preact/standalone.module.js",
        ["signalr.js"] = "@microsoft/signalr/dist/browser/signalr.js",
        ["marked.js"] = "marked/lib/marked.esm.js",
        ["purify.js"] = "dompurify/dist/purify.es.mjs",
        ["uqr.js"] = "uqr/dist/index.mjs",
    };

    private readonly PhysicalFileProvider _files = new(root);

    public IFileInfo GetFileInfo(string subpath) =>
        Locate(subpath) is { } path ? _files.GetFileInfo(path) : new NotFoundFileInfo(subpath);

    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    public void Dispose() => _files.Dispose();

    private static string? Locate(string subpath)
    {
        var path = subpath.TrimStart('/');
        return path.Split('/') switch
        {
            [var file] => s_top.Contains(file) ? file : null,
            ["vendor", var library] => s_vendor.TryGetValue(library, out var module) ? $"node_modules/{module}" : null,
            [var folder, ..] => s_folders.Contains(folder) && s_extensions.Contains(Path.GetExtension(path)) ? path : null,
            _ => null,
        };
    }
}

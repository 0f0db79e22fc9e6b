using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Realtime.Platform.WebClient;

/// <summary>
/// The one page, with addresses that hold the client's version: a browser keeps those files for good, and asks for the page alone
/// when it comes again. The page also names every module at once, so that none waits until another was read that imports it.
/// </summary>
internal sealed partial class ClientPage(string root, TimeProvider clock)
{
    /// <summary>What an address with a version begins with; the version follows, then the file's own path.</summary>
    public const string Prefix = "/v/";

    private const string FileName = "index.html";
    private static readonly string[] s_parts = [FileName, "app.js", "core", "features", "styles"];

    // Whoever works on the client sees a change with the next load, and a flood of loads reads no folders.
    private static readonly TimeSpan s_lookAgain = TimeSpan.FromSeconds(1);
    private volatile Look? _last;

    /// <summary>The client as it is now, or was a second ago.</summary>
    public ClientEdition Newest()
    {
        var now = clock.GetTimestamp();
        if (_last is { } last && clock.GetElapsedTime(last.At, now) < s_lookAgain)
        {
            return last.Edition;
        }

        var files = Files();
        var look = string.Join('\n', files.Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
        var edition = _last is { } known && known.Files == look ? known.Edition : Read(files);
        _last = new Look(look, edition, now);
        return edition;
    }

    private List<FileInfo> Files() =>
    [
        .. s_parts.Select(part => Path.Combine(root, part))
            .SelectMany<string, FileInfo>(path => Directory.Exists(path)
                ? new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories)
                : new FileInfo(path) is { Exists: true } file ? [file] : [])
            .OrderBy(file => file.FullName, StringComparer.Ordinal),
    ];

    /// <summary>The version is of what the files hold: in a container image all may have the same date.</summary>
    private ClientEdition Read(List<FileInfo> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file.FullName);
            hash.AppendData(Encoding.UTF8.GetBytes($"{AddressOf(file)}\n{bytes.Length}\n"));
            hash.AppendData(bytes);
        }

        var version = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
        return new ClientEdition(version, Write(files, version));
    }

    private byte[] Write(List<FileInfo> files, string version)
    {
        var page = File.ReadAllText(Path.Combine(root, FileName));
        var modules = files.Select(AddressOf)
            .Where(path => path.EndsWith(".js", StringComparison.Ordinal) && !path.Contains("/.", StringComparison.Ordinal)
                && !page.Contains($"src=\"{path}\"", StringComparison.Ordinal))
            .Select(path => $"    <link rel=\"modulepreload\" href=\"{Prefix}{version}{path}\" />\n");
        page = page.Replace("</head>", $"{string.Concat(modules)}  </head>", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(Own().Replace(page, $"$1{Prefix}{version}/$2"));
    }

    private string AddressOf(FileInfo file) => "/" + Path.GetRelativePath(root, file.FullName).Replace('\\', '/');

    /// <summary>Where the page names a file that has a version.</summary>
    [GeneratedRegex("""((?:src|href)=")/(app\.js|core/|features/|styles/)""", RegexOptions.NonBacktracking)]
    private static partial Regex Own();

    private sealed record Look(string Files, ClientEdition Edition, long At);
}

/// <summary>The client at some moment.</summary>
/// <param name="Version">Another one as soon as any of its files is another.</param>
/// <param name="Html">The page; UTF-8.</param>
internal sealed record ClientEdition(string Version, byte[] Html);

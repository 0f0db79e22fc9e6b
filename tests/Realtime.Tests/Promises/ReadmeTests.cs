using System.Diagnostics;
using Realtime.Tests.Support;

namespace Realtime.Tests.Promises;

/// <summary>What the README tells people to type works when they do.</summary>
public sealed class ReadmeTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Fence = "```";
    private const string Section = "## Use it from a program";

    [Fact]
    public async Task The_lines_for_curl_do_what_they_say()
    {
        var lines = Block("sh").Replace("http://localhost:5080", server.Address.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal);
        var (code, output, errors) = await RunAsync(lines);

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("\"body\":\"The rye is rising\"", output, StringComparison.Ordinal);
        Assert.Contains("\"title\":\"Rye bread\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_program_compiles()
    {
        var program = Block("csharp").Replace("using Realtime.Client;", "", StringComparison.Ordinal);
        var source = File.ReadAllText(Path.Combine(Root(), "tests/Realtime.Tests/Promises/ReadmeSample.cs"));

        Assert.Contains(Unindented(program), Unindented(source), StringComparison.Ordinal);
    }

    /// <summary>The section's first lines in a language.</summary>
    private static string Block(string language)
    {
        var text = File.ReadAllText(Path.Combine(Root(), "README.md"));
        var begin = text.IndexOf($"{Fence}{language}\n", text.IndexOf(Section, StringComparison.Ordinal), StringComparison.Ordinal);
        begin = text.IndexOf('\n', begin) + 1;
        return text[begin..text.IndexOf(Fence, begin, StringComparison.Ordinal)];
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Realtime.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    private static string Unindented(string text) => string.Join('\n', text.Trim().Split('\n').Select(line => line.Trim()));

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string lines)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", lines])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var shell = Process.Start(start)!;
        var output = shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (shell.ExitCode, await output, await errors);
    }
}

using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Realtime.Tests.Support.Processes;

/// <summary>The stand-in for other providers, on a free port: OpenID Connect, and what Google and GitHub speak.</summary>
public sealed partial class IssuerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly HttpClient _http;
    private int _people;

    private IssuerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        _http = new HttpClient { BaseAddress = address };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What a server is configured with to send people there.</summary>
    public IReadOnlyDictionary<string, string> Settings => new[] { "Google", "GitHub", "OpenIdConnect" }
        .SelectMany(provider => ((string, string)[])
            [($"{provider}:ClientId", "realtime-tests"), ($"{provider}:ClientSecret", "a client secret of the tests")])
        .Concat(
        [
            ("Google:AuthorizationEndpoint", $"{Address}google/auth"),
            ("Google:TokenEndpoint", $"{Address}google/token"),
            ("Google:UserInformationEndpoint", $"{Address}google/userinfo"),
            ("GitHub:AuthorizationEndpoint", $"{Address}github/authorize"),
            ("GitHub:TokenEndpoint", $"{Address}github/token"),
            ("GitHub:UserInformationEndpoint", $"{Address}github/user"),
            ("GitHub:UserEmailsEndpoint", $"{Address}github/user/emails"),
            ("OpenIdConnect:Authority", Address.AbsoluteUri),
            ("OpenIdConnect:DisplayName", "Company"),
        ])
        .ToDictionary(setting => $"Authentication:{setting.Item1}", setting => setting.Item2);

    public static async Task<IssuerProcess> StartAsync()
    {
        // …/tests/Realtime.Tests/bin/CONFIGURATION/net10.0
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var tests = output.Parent!.Parent!.Parent!.Parent!;
        var program = Path.Combine(tests.FullName, "Realtime.Issuer", "bin", output.Parent.Name, output.Name, "Realtime.Issuer.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program),
        })!;
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var log = new ProcessOutput();
        process.OutputDataReceived += (_, line) =>
        {
            if (Listening().Match(line.Data ?? "") is { Success: true } match)
            {
                address.TrySetResult(new Uri(match.Groups[1].Value));
            }
        };
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"The issuer ended.\n{log}"));
        log.Follow(process);
        return new IssuerProcess(process, await address.Task.WaitAsync(Patience));
    }

    /// <summary>Lets people go back to this server.</summary>
    public async Task AllowAsync(Uri server)
    {
        foreach (var provider in (string[])["google", "github", "oidc"])
        {
            using var reply = await _http.PutAsJsonAsync("redirects", new { uri = new Uri(server, $"signin-{provider}") });
            reply.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Somebody new who has accounts there.</summary>
    public async Task<Outsider> AddAsync(string? email = null, bool emailVerified = true)
    {
        var id = Interlocked.Increment(ref _people);
        var outsider = new Outsider(id, $"Outsider {id}", $"outsider{id}", email ?? $"outsider{id}@elsewhere.example", emailVerified);
        await ChangeAsync(outsider);
        return outsider;
    }

    public async Task ChangeAsync(Outsider outsider)
    {
        using var reply = await _http.PutAsJsonAsync("people", outsider);
        reply.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _http.Dispose();
    }

    [GeneratedRegex("Now listening on: (http://\\S+)")]
    private static partial Regex Listening();
}

/// <summary>Somebody as the providers know them.</summary>
public sealed record Outsider(int Id, string Name, string Login, string Email, bool EmailVerified);

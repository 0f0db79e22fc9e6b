using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Realtime.Tests.Support.Processes;

/// <summary>
/// The server as a process of its own, as it is shipped: it can be killed, and started again on the same data and port.
/// Disposing it kills it and removes its data.
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private const int Sigterm = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly string[] _arguments;
    private Process? _process;

    private ServerProcess(string[] arguments)
    {
        _arguments = arguments;
        BaseAddress = new Uri($"http://127.0.0.1:{FreePort()}");
        DataDirectory = Directory.CreateTempSubdirectory("realtime-").FullName;
    }

    /// <summary>Where the server listens; the same after a restart.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Where the server keeps its data.</summary>
    public string DataDirectory { get; }

    /// <summary>What the server wrote, for the messages of failing tests.</summary>
    public ProcessOutput Output { get; } = new();

    /// <summary>Starts a server on a free port and an empty data directory, and waits until it is ready.</summary>
    /// <param name="arguments">Further settings, such as <c>--Jobs:Enabled=false</c>.</param>
    public static async Task<ServerProcess> StartAsync(params string[] arguments)
    {
        var server = new ServerProcess(arguments);
        try
        {
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server that was killed or stopped, on the same data and port, and waits until it is ready.</summary>
    public async Task StartAgainAsync()
    {
        _process?.Dispose();
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        };
        foreach (
            var argument in (string[])["Realtime.Host.dll", "--urls", BaseAddress.AbsoluteUri, "--Data:Directory", DataDirectory,
            .. Roomy.Settings.Select(setting => $"--{setting.Key}={setting.Value}"), .. _arguments])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        Output.Follow(_process);
        await UntilReadyAsync(_process);
    }

    /// <summary>Kills the server as <c>kill -9</c> does: no code of its own runs any more.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the server to end, as a deployment does, and waits until it has.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        Signal(_process!.Id, Sigterm);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            if (!_process.HasExited)
            {
                await KillAsync();
            }

            _process.Dispose();
        }

        Directory.Delete(DataDirectory, recursive: true);
    }

    private async Task UntilReadyAsync(Process started)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await pause.WaitForNextTickAsync())
        {
            if (started.HasExited)
            {
                throw new InvalidOperationException($"The server ended with {started.ExitCode}.\n{Output}");
            }

            if (await IsReadyAsync())
            {
                return;
            }
        }

        throw new TimeoutException($"The server was not ready in {Patience}.\n{Output}");
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var reply = await Http.GetAsync(new Uri(BaseAddress, "/health/ready"));
            return reply.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
        catch (TaskCanceledException)
        {
            // Too slow to answer yet.
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // .NET can only kill; asking politely needs the system call.
    private static void Signal(int processId, int signal)
    {
        if (Kill(processId, signal) != 0)
        {
            throw new InvalidOperationException($"kill failed with {Marshal.GetLastPInvokeError()}.");
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}

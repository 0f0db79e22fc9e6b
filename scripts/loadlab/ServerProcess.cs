using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Realtime.LoadLab;

/// <summary>A server in a process of its own, pinned to core 0 and measured from outside.</summary>
public sealed class ServerProcess : IDisposable
{
    // Linux tells a process's CPU time in hundredths of a second, whatever its kernel's own clock is.
    private const double TicksPerSecond = 100;
    private readonly Process _process;
    private readonly string _log;

    private ServerProcess(Process process, IPEndPoint address, string log)
    {
        _process = process;
        _log = log;
        Address = address;
    }

    public IPEndPoint Address { get; }

    /// <summary>Starts the assembly and waits until it says that it is ready.</summary>
    /// <param name="assembly">The path of the server's DLL.</param>
    /// <param name="arguments">What it gets beside its address.</param>
    /// <param name="settings">Environment variables to set, or to remove where the value is null.</param>
    /// <param name="log">Where its output goes.</param>
    /// <exception cref="LabException">It ended, or was not ready within 60 seconds.</exception>
    public static async Task<ServerProcess> StartAsync(
        string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> settings, string log)
    {
        var address = FreeAddress();
        var start = new ProcessStartInfo("taskset")
        {
            ArgumentList =
                { "-c", "0", "sh", "-c", "exec dotnet \"$@\" >\"$LOADLAB_LOG\" 2>&1", "sh", assembly, "--urls", $"http://{address}" },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["LOADLAB_LOG"] = log;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var server = new ServerProcess(Process.Start(start)!, address, log);
        try
        {
            await server.WaitUntilReadyAsync();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>CPU seconds that the process used since it started, in user and kernel mode.</summary>
    public double CpuSeconds()
    {
        // The second field is the command in brackets, which may hold spaces: count from behind it.
        var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (Ticks(fields[11]) + Ticks(fields[12])) / TicksPerSecond;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static double Ticks(string field) => double.Parse(field, CultureInfo.InvariantCulture);

    private static IPEndPoint FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }

    private async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://{Address}"), Timeout = TimeSpan.FromSeconds(5) };
        var started = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync(http))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(60))
            {
                throw new LabException($"the server did not become ready, see {_log}");
            }

            await Task.Delay(100);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var reply = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return reply.IsSuccessStatusCode;
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}

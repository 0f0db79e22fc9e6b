using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Realtime.Tests.Support.Logs;

namespace Realtime.Tests.Support;

/// <summary>The real server on Kestrel and a free port, with a database of its own in a temporary folder.</summary>
public class ServerFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("realtime-test-").FullName;
    private WebApplicationFactory<Program>? _factory;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What it logged, and the secrets that it was shown. One in the other fails the fixture, and with it the run.</summary>
    public LogScan Logs { get; } = new();

    /// <summary>The server's services, for what no public surface shows (counting queries, say).</summary>
    public IServiceProvider Services => _factory!.Services;

    public ValueTask InitializeAsync()
    {
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Data:Directory", _folder);
            host.UseSetting("Urls", "http://127.0.0.1:0");

            // The scan reads what an operator may see, and more of the framework than is logged by default; the console stays calm.
            host.UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Information");
            host.UseSetting("Logging:Console:LogLevel:Default", "Warning");
            host.UseSetting("Logging:Console:LogLevel:Microsoft.AspNetCore.SignalR", "None");
            host.UseSetting("Logging:Console:LogLevel:Microsoft.AspNetCore.DataProtection", "Error");
            host.ConfigureLogging(logging => logging.AddProvider(Logs));
            foreach (var (key, value) in Roomy.Settings.Concat(Settings))
            {
                host.UseSetting(key, value);
            }

            host.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new SecretTap(Logs)));
            host.ConfigureServices(Configure);
        });
        _factory.UseKestrel(0);
        _factory.StartServer();
        Address = _factory.ClientOptions.BaseAddress;
        return ValueTask.CompletedTask;
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
        var leaks = IsLeakExpected ? [] : Logs.Leaks();
        Assert.True(leaks.Count == 0, "The server's log holds secrets:\n" + string.Join('\n', leaks.Take(20)));
    }

    /// <summary>Settings of this fixture.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    /// <summary>Whether a test put a secret into the log itself.</summary>
    protected virtual bool IsLeakExpected => false;

    /// <summary>Replaces services, such as the clock.</summary>
    protected virtual void Configure(IServiceCollection services)
    {
    }

    /// <summary>A new person with an account, signed in by cookie.</summary>
    public async Task<Person> RegisterAsync(string name = "Ana")
    {
        var person = new Person(this);
        await person.RegisterAsync(name);
        return person;
    }
}

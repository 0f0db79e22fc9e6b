using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Realtime.Tests.Support;

/// <summary>The real server on Kestrel and a free port, with a database of its own in a temporary folder.</summary>
public class ServerFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("realtime-test-").FullName;
    private WebApplicationFactory<Program>? _factory;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The server's services, for what no public surface shows (counting queries, say).</summary>
    public IServiceProvider Services => _factory!.Services;

    public ValueTask InitializeAsync()
    {
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Data:Directory", _folder);
            host.UseSetting("Urls", "http://127.0.0.1:0");
            host.UseSetting("Logging:LogLevel:Default", "Warning");
            foreach (var (key, value) in Roomy.Settings.Concat(Settings))
            {
                host.UseSetting(key, value);
            }

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
    }

    /// <summary>Settings of this fixture.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

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

using Microsoft.Extensions.DependencyInjection;
using Realtime.Tests.Platform.Identity;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Limits;

/// <summary>
/// Small limits, behind a proxy that is believed, on a clock that stands until the test moves it. Its time is a century ahead: the
/// tests' HTTP client drops cookies that the real clock calls expired.
/// </summary>
public class LimitsServer : ServerFixture
{
    public const int AccountBurst = 5;
    public const int TokensBurst = 7;
    public const int NetworkBurst = 4;
    public const int HubBurst = 6;
    public const int MaxRefusals = 3;
    public const int SocketsPerUser = 3;
    public const int SocketsPerNetwork = 4;

    public SettableClock Clock { get; } = new() { Now = new(2126, 11, 22, 12, 0, 0, TimeSpan.Zero) };

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["Http:KnownProxies:0"] = "127.0.0.1",
        ["Limits:AccountPerSecond"] = "1",
        ["Limits:AccountBurst"] = $"{AccountBurst}",
        ["Limits:TokensPerSecond"] = "1",
        ["Limits:TokensBurst"] = $"{TokensBurst}",
        ["Limits:NetworkPerSecond"] = "1",
        ["Limits:NetworkBurst"] = $"{NetworkBurst}",
        ["Limits:HubPerSecond"] = "1",
        ["Limits:HubBurst"] = $"{HubBurst}",
        ["Limits:MaxRefusals"] = $"{MaxRefusals}",
        ["Limits:SocketsPerUser"] = $"{SocketsPerUser}",
        ["Limits:SocketsPerNetwork"] = $"{SocketsPerNetwork}",
    };

    /// <summary>Somebody new; the address that registers is given time to forget it.</summary>
    public Task<Person> ArriveAsync()
    {
        Clock.Now += TimeSpan.FromMinutes(1);
        return RegisterAsync();
    }

    protected override void Configure(IServiceCollection services) => services.AddSingleton<TimeProvider>(Clock);
}

using Realtime.Tests.Support;
using Realtime.Tests.Support.Processes;

namespace Realtime.Tests.Features.ExternalSignIn;

/// <summary>A server that lets people sign in by the stand-in's Google, GitHub and OpenID Connect.</summary>
public class ExternalServer : ServerFixture, IAsyncLifetime
{
    public static readonly string[] Providers = ["google", "github", "oidc"];

    public IssuerProcess Issuer { get; private set; } = null!;

    protected override IReadOnlyDictionary<string, string> Settings => Issuer.Settings;

    public new async ValueTask InitializeAsync()
    {
        Issuer = await IssuerProcess.StartAsync();
        await base.InitializeAsync();
        await Issuer.AllowAsync(Address);
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await base.DisposeAsync();
        }
        finally
        {
            // A secret in the log fails the fixture, and must not leave a process behind.
            await Issuer.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}

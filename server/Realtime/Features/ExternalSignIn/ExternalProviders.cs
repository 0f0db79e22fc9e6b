using Microsoft.Extensions.Options;
using Realtime.Platform;

namespace Realtime.Features.ExternalSignIn;

/// <summary>The services that this server's people may sign in with.</summary>
internal sealed class ExternalProviders(IOptions<ExternalSignInOptions> options)
{
    public const string Google = "google";
    public const string GitHub = "github";
    public const string OpenIdConnect = "oidc";

    /// <summary>Those that are switched on, in the order in which they are shown.</summary>
    public IReadOnlyList<ProviderView> All { get; } = [.. List(options.Value)];

    /// <summary>One that is switched on.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public ProviderView Get(string id) => All.FirstOrDefault(provider => provider.Id == id) ?? throw Errors.NotFound();

    private static IEnumerable<ProviderView> List(ExternalSignInOptions options)
    {
        if (options.Google.IsConfigured)
        {
            yield return new ProviderView(Google, "Google");
        }

        if (options.GitHub.IsConfigured)
        {
            yield return new ProviderView(GitHub, "GitHub");
        }

        if (options.OpenIdConnect is { IsConfigured: true } issuer)
        {
            yield return new ProviderView(
                OpenIdConnect, string.IsNullOrWhiteSpace(issuer.DisplayName) ? new Uri(issuer.Authority!).Host : issuer.DisplayName.Trim());
        }
    }
}

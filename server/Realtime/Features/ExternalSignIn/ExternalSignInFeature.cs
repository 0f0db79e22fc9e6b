using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Realtime.Features.Accounts;
using Realtime.Platform.Features;

namespace Realtime.Features.ExternalSignIn;

/// <summary>Signing in with Google, GitHub or any OpenID Connect issuer, and linking accounts there.</summary>
internal sealed class ExternalSignInFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(ExternalSignInOptions.Section);
        services.AddOptions<ExternalSignInOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ExternalSignInOptions>, ExternalSignInValidation>();
        services.AddSingleton<ExternalProviders>();
        services.AddSingleton<ExternalSignIns>();
        services.AddSingleton<ExternalLogins>();
        services.AddSingleton<IStandingAccess>(provider => provider.GetRequiredService<ExternalLogins>());
        services.AddSingleton<ExternalReturn>();
        services.AddExternalSchemes(section.Get<ExternalSignInOptions>() ?? new ExternalSignInOptions());
    }

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapExternalSignIn();
}

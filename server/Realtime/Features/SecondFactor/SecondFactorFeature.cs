using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Features.Accounts;
using Realtime.Platform.Features;
using Realtime.Platform.Jobs;

namespace Realtime.Features.SecondFactor;

/// <summary>A code from an authenticator, asked for on every way in by those who switch it on.</summary>
internal sealed class SecondFactorFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Authenticator>();
        services.AddSingleton<CodeCheck>();
        services.AddSingleton<SecondFactors>();
        services.AddSingleton<SecondSteps>();
        services.AddSingleton<ISignInStep, SecondFactorStep>();
        services.AddSingleton<ICleanUp, OldChallenges>();
    }

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapSecondFactor();
}

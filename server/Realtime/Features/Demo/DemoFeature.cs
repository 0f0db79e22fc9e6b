using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Features;

namespace Realtime.Features.Demo;

/// <summary>With <c>Demo:Enabled</c>, a workspace with people and some days of talk to try things out in.</summary>
internal sealed class DemoFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetValue<bool>("Demo:Enabled"))
        {
            services.AddHostedService<DemoSeeder>();
        }
    }

    public void MapEndpoints(IEndpointRouteBuilder api)
    {
        // Signing in as one of the people belongs to accounts.
    }
}

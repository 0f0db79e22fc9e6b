using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Features;
using Realtime.Platform.Jobs;

namespace Realtime.Features.Digest;

/// <summary>Each morning, for those who want it: which of their cards are due.</summary>
internal sealed class DigestFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<IDueWork, DigestWork>();

    public void MapEndpoints(IEndpointRouteBuilder api)
    {
    }
}

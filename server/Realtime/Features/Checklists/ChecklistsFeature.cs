using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Features;

namespace Realtime.Features.Checklists;

/// <summary>Checklists on cards.</summary>
internal sealed class ChecklistsFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Checklists>();
        services.AddSingleton<CheckItems>();
    }

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapChecklists();
}

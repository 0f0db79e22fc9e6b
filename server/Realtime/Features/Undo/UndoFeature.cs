using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Features;

namespace Realtime.Features.Undo;

/// <summary>Taking back what one did to cards.</summary>
internal sealed class UndoFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<Undo>();

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapUndo();
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Features;

namespace Realtime.Features.Sessions;

/// <summary>Sessions: where one is signed in, and how to end that.</summary>
internal sealed class SessionsFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<OwnSessions>();

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapSessions();
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Features;

namespace Realtime.Features.Settings;

/// <summary>What a person prefers: their time zone, and what they want to be told of by e-mail.</summary>
internal sealed class SettingsFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<Settings>();

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapSettings();
}

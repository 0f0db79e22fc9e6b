using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Events;
using Realtime.Platform.Features;

namespace Realtime.Features.Channels;

/// <summary>Channels: public and private, and how far each person has read.</summary>
internal sealed class ChannelsFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Channels>();
        services.AddSingleton<ChannelMembers>();
        services.AddSingleton<ReadMarkers>();
        services.AddSingleton<IStreamRule, ChannelStreamRule>();
    }

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapChannels();
}

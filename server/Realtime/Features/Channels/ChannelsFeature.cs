using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Audit;
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
        services.AddSingleton(new AuditPlace("channel", "select workspace_id from channels where id = @0"));
    }

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapChannels();
}

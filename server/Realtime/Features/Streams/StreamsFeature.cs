using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Features;

namespace Realtime.Features.Streams;

/// <summary>Catching up without a socket.</summary>
internal sealed class StreamsFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        // The platform has it all: this feature only opens a door for those who poll.
    }

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapStreams();
}

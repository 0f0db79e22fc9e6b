using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Features;

namespace Realtime.Features.Messages;

/// <summary>Messages, threads and reactions of a channel.</summary>
internal sealed class MessagesFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Messages>();
        services.AddSingleton<MessageHistory>();
        services.AddSingleton<Reactions>();
    }

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapMessages();
}

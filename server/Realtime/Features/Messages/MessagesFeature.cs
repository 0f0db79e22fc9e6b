using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Audit;
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
        services.AddSingleton(new AuditPlace(
            "message", "select c.workspace_id from messages m join channels c on c.id = m.channel_id where m.id = @0"));
    }

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapMessages();
}

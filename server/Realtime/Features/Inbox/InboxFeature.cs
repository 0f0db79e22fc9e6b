using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Features;

namespace Realtime.Features.Inbox;

/// <summary>What concerns one person: reminders, assignments, mentions; read and unread on all their devices.</summary>
internal sealed class InboxFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<InboxItems>();

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapInbox();
}

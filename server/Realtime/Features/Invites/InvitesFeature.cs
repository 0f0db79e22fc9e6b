using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Features;

namespace Realtime.Features.Invites;

/// <summary>Invites: how people come into a workspace.</summary>
internal sealed class InvitesFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<Invites>();

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapInvites();
}

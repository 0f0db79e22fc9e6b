using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Features;
using Realtime.Platform.Identity;

namespace Realtime.Features.Presence;

/// <summary>Who is online, and who is typing.</summary>
internal sealed class PresenceFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PresenceOptions>().Bind(configuration.GetSection(PresenceOptions.Section));
        services.AddSingleton<Typing>();
        services.AddSingleton<Presence>();
        services.AddHostedService(provider => provider.GetRequiredService<Presence>());
    }

    public void MapEndpoints(IEndpointRouteBuilder api) =>
        api.MapGet("/workspaces/{workspaceId:guid}/presence", PresenceApi.OnlineAsync)
            .WithTags("Presence")
            .RequireScope("chat")
            .WithSummary("List who is online in a workspace.");
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Audit;
using Realtime.Platform.Events;
using Realtime.Platform.Features;

namespace Realtime.Features.Workspaces;

/// <summary>Workspaces: who is in them, and what they may see.</summary>
internal sealed class WorkspacesFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Access>();
        services.AddSingleton<Workspaces>();
        services.AddSingleton<Memberships>();
        services.AddSingleton<IStreamRule, WorkspaceStreamRule>();
        services.AddSingleton(new AuditPlace("workspace", "select id from workspaces where id = @0"));
    }

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapWorkspaces();
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Features;

namespace Realtime.Features.Audit;

/// <summary>Shows a workspace's audit log to those who administer it.</summary>
internal sealed class AuditFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<AuditTrail>();

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapAudit();
}

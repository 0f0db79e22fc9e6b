using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Features;
using Realtime.Platform.Jobs;

namespace Realtime.Features.Recurrence;

/// <summary>Cards that come again: daily, weekly, monthly, or some days after they were completed.</summary>
internal sealed class RecurrenceFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Recurrences>();
        services.AddSingleton<IDueWork, RecurrenceWork>();
    }

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapRecurrence();
}

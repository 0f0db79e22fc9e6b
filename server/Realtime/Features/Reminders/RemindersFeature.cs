using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Features;
using Realtime.Platform.Jobs;

namespace Realtime.Features.Reminders;

/// <summary>Reminders of cards: at an instant, or some time before the card starts or is due.</summary>
internal sealed class RemindersFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Reminders>();
        services.AddSingleton<IDueWork, ReminderWork>();
    }

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapReminders();
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Features.Accounts;
using Realtime.Platform.Features;

namespace Realtime.Features.Calendar;

/// <summary>One's due cards in one's own calendar program, by a secret address.</summary>
internal sealed class CalendarFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Calendars>();
        services.AddSingleton<IStandingAccess>(provider => provider.GetRequiredService<Calendars>());
        services.AddSingleton<CalendarRate>();
    }

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapCalendar();

    public void MapSite(IEndpointRouteBuilder site) => site.MapCalendarFeed();
}

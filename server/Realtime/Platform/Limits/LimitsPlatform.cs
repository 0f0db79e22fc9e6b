using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Realtime.Platform.Limits;

/// <summary>Registers the limits on how much one caller may ask for.</summary>
internal static class LimitsPlatform
{
    public static void AddLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section);
        services.AddSingleton<HubLimit>();

        // As an instance: a filter that is given by its type would be looked up at every call.
        services.AddOptions<HubOptions>().Configure<HubLimit>((hub, limit) => hub.AddFilter(limit));
    }
}

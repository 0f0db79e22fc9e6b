using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Realtime.Platform.Limits;

/// <summary>Registers the limits on how much one caller may ask for.</summary>
internal static class LimitsPlatform
{
    public static void AddLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LimitOptions>, LimitOptionsCheck>();
        services.AddSingleton<HubLimit>().AddSingleton<PollingLimit>();
    }
}

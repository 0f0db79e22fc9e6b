using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Realtime.Platform.Http;

namespace Realtime.Platform.Features;

/// <summary>Finds the features of this assembly and wires them.</summary>
public static partial class FeatureRegistration
{
    private static readonly IFeature[] s_features =
    [
        .. typeof(IFeature).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IFeature)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (IFeature)Activator.CreateInstance(type)!),
    ];

    /// <summary>Registers every feature's services.</summary>
    public static WebApplicationBuilder AddFeatures(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var feature in s_features)
        {
            feature.AddServices(builder.Services, builder.Configuration);
        }

        return builder;
    }

    /// <summary>Maps every feature's endpoints, in the API and beside it, and logs which features there are.</summary>
    public static void MapFeatures(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var api = app.MapApi();
        foreach (var feature in s_features)
        {
            feature.MapEndpoints(api);
            feature.MapSite(app);
        }

        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(FeatureRegistration));
        var names = s_features.Select(feature => feature.GetType().Name.Replace("Feature", "", StringComparison.Ordinal));
        Log.FeaturesFound(logger, string.Join(", ", names));
    }

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Information, "Features: {Features}")]
        public static partial void FeaturesFound(ILogger logger, string features);
    }
}

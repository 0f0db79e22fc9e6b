using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Realtime.Platform.Features;

/// <summary>
/// One feature: found by its type when the server starts, so that adding a folder is all it takes. Has a parameterless constructor.
/// </summary>
public interface IFeature
{
    /// <summary>Registers the feature's operations, options and jobs.</summary>
    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>Maps the feature's endpoints.</summary>
    /// <param name="api">The group <c>/api/v1</c>, which already demands a signed-in caller and a CSRF header on cookie writes.</param>
    void MapEndpoints(IEndpointRouteBuilder api);

    /// <summary>Maps what lies outside the API, such as files for other programs; each endpoint says who may call it.</summary>
    /// <param name="site">The root of the address.</param>
    void MapSite(IEndpointRouteBuilder site)
    {
    }
}

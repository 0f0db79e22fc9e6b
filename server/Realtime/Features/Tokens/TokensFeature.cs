using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Features;

namespace Realtime.Features.Tokens;

/// <summary>Tokens that people make for their programs, and tickets for sockets.</summary>
internal sealed class TokensFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<PersonalTokens>();

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapTokens();
}

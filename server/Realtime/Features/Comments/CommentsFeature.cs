using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Features;

namespace Realtime.Features.Comments;

/// <summary>Comments on cards.</summary>
internal sealed class CommentsFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<Comments>();

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapComments();
}

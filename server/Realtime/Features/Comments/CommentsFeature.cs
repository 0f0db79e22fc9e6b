using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Audit;
using Realtime.Platform.Features;

namespace Realtime.Features.Comments;

/// <summary>Comments on cards.</summary>
internal sealed class CommentsFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Comments>();
        services.AddSingleton(new AuditPlace(
            "comment",
            "select b.workspace_id from comments m join cards c on c.id = m.card_id join boards b on b.id = c.board_id where m.id = @0"));
    }

    public void MapEndpoints(IEndpointRouteBuilder api) => api.MapComments();
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Audit;
using Realtime.Platform.Events;
using Realtime.Platform.Features;

namespace Realtime.Features.Boards;

/// <summary>Boards with their members, lists and labels.</summary>
internal sealed class BoardsFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<BoardAccess>();
        services.AddSingleton<Boards>();
        services.AddSingleton<BoardMembers>();
        services.AddSingleton<BoardLists>();
        services.AddSingleton<BoardLabels>();
        services.AddSingleton<BoardViewing>();
        services.AddSingleton<IStreamRule, BoardStreamRule>();
        services.AddSingleton(new AuditPlace("board", "select workspace_id from boards where id = @0"));
    }

    public void MapEndpoints(IEndpointRouteBuilder api)
    {
        api.MapBoards();
        api.MapBoardParts();
    }
}

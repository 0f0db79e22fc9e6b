using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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
    }

    public void MapEndpoints(IEndpointRouteBuilder api)
    {
        api.MapBoards();
        api.MapBoardParts();
    }
}

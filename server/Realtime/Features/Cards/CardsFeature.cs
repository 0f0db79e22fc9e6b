using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Features;
using Realtime.Platform.Jobs;

namespace Realtime.Features.Cards;

/// <summary>Cards: what they say, where they stand, who does them.</summary>
internal sealed class CardsFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Cards>();
        services.AddSingleton<CardMoves>();
        services.AddSingleton<Undo>();
        services.AddSingleton<CardStates>();
        services.AddSingleton<CardTags>();
        services.AddSingleton<CardCopies>();
        services.AddSingleton<CardLinks>();
        services.AddSingleton<ICleanUp, OldTrash>();
    }

    public void MapEndpoints(IEndpointRouteBuilder api)
    {
        api.MapCards();
        api.MapUndo();
        api.MapCardLinks();
    }
}

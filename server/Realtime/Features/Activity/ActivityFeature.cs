using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Features;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Activity;

/// <summary>What happened to boards and cards.</summary>
internal sealed class ActivityFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<CardHistory>().AddSingleton<BoardHistory>();

    public void MapEndpoints(IEndpointRouteBuilder api)
    {
        api.MapGet("/cards/{id:guid}/activity", PageAsync)
            .WithTags("Cards").RequireScope("boards").WithSummary("Read what happened to a card, newest first.");
        api.MapGet("/boards/{id:guid}/activity", BoardPageAsync)
            .WithTags("Boards").RequireScope("boards").WithSummary("Read what happened to a board, newest first.");
    }

    private static async Task<Ok<Page<ActivityView>>> PageAsync(
        Guid id, string? before, int? limit, Caller caller, CardHistory history, CancellationToken cancellationToken) =>
        TypedResults.Ok(await history.PageAsync(caller, id, before, limit, cancellationToken));

    private static async Task<Ok<Page<BoardActivityView>>> BoardPageAsync(
        Guid id, string? before, int? limit, Caller caller, BoardHistory history, CancellationToken cancellationToken) =>
        TypedResults.Ok(await history.PageAsync(caller, id, before, limit, cancellationToken));
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Settings;

internal static class SettingsApi
{
    public static void MapSettings(this IEndpointRouteBuilder api)
    {
        var settings = api.MapGroup("/me/settings").WithTags("Settings");
        settings.MapGet("/", GetAsync).WithSummary("Read one's own settings.");
        settings.MapPatch("/", UpdateAsync).WithSummary("Change one's own settings.");
    }

    private static async Task<Ok<SettingsView>> GetAsync(Caller caller, Settings settings, CancellationToken cancellationToken) =>
        TypedResults.Ok(await settings.GetAsync(caller, cancellationToken));

    private static async Task<Ok<SettingsView>> UpdateAsync(
        UpdateSettingsRequest request, Caller caller, OperationId operation, Settings settings, CancellationToken cancellationToken) =>
        TypedResults.Ok(await settings.UpdateAsync(caller, request, operation.Value, cancellationToken));
}

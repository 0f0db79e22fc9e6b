using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Reminders;

internal static class RemindersApi
{
    public static void MapReminders(this IEndpointRouteBuilder api)
    {
        var onCard = api.MapGroup("/cards/{id:guid}/reminders").WithTags("Reminders").RequireScope("boards");
        onCard.MapPost("/", CreateAsync).WithSummary("Ask to be reminded of a card.");
        onCard.MapGet("/", ListAsync).WithSummary("List one's own reminders of a card.");
        api.MapDelete("/reminders/{id:guid}", DeleteAsync).WithTags("Reminders").RequireScope("boards")
            .WithSummary("Delete one's own reminder.");
    }

    private static async Task<Created<ReminderView>> CreateAsync(
        Guid id, CreateReminderRequest request, Caller caller, OperationId operation, Reminders reminders,
        CancellationToken cancellationToken)
    {
        var view = await reminders.CreateAsync(caller, id, request, operation.Value, cancellationToken);
        return TypedResults.Created($"/api/v1/cards/{id}/reminders", view);
    }

    private static async Task<Ok<Page<ReminderView>>> ListAsync(
        Guid id, Caller caller, Reminders reminders, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reminders.ListAsync(caller, id, cancellationToken));

    private static async Task<NoContent> DeleteAsync(
        Guid id, Caller caller, OperationId operation, Reminders reminders, CancellationToken cancellationToken)
    {
        await reminders.DeleteAsync(caller, id, operation.Value, cancellationToken);
        return TypedResults.NoContent();
    }
}

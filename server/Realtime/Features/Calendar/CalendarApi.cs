using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Calendar;

internal static class CalendarApi
{
    private const string MediaType = "text/calendar; charset=utf-8";

    public static void MapCalendar(this IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("/me/calendar").WithTags("Calendar");
        own.MapPost("/", CreateAsync).WithSummary("Make a secret address of one's due cards; an older one ends.");
        own.MapGet("/", GetAsync).WithSummary("See whether one has such an address.");
        own.MapDelete("/", DeleteAsync).WithSummary("End one's address.");
    }

    public static void MapCalendarFeed(this IEndpointRouteBuilder site) =>
        site.MapGet("/calendar/{secret}.ics", ReadAsync).AllowAnonymous().WithTags("Calendar")
            .WithSummary("Read the due cards of whoever made the address.");

    private static async Task<Ok<CalendarAddress>> CreateAsync(
        Caller caller, Calendars calendars, HttpRequest request, CancellationToken cancellationToken)
    {
        var (secret, createdAt) = await calendars.CreateAsync(caller, cancellationToken);
        return TypedResults.Ok(new CalendarAddress(new Uri(Page(request), $"calendar/{secret}.ics").AbsoluteUri, createdAt));
    }

    private static async Task<Ok<CalendarView>> GetAsync(Caller caller, Calendars calendars, CancellationToken cancellationToken) =>
        TypedResults.Ok(await calendars.GetAsync(caller, cancellationToken));

    private static async Task<NoContent> DeleteAsync(
        Caller caller, OperationId operation, Calendars calendars, CancellationToken cancellationToken)
    {
        await calendars.DeleteAsync(caller, operation.Value, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<ContentHttpResult> ReadAsync(
        string secret, HttpContext context, CalendarRate rate, Calendars calendars, CancellationToken cancellationToken)
    {
        rate.Count(context.Connection.RemoteIpAddress);
        context.Response.Headers.CacheControl = "private, max-age=300";
        return TypedResults.Content(await calendars.ReadAsync(secret, Page(context.Request), cancellationToken), MediaType);
    }

    private static Uri Page(HttpRequest request) => new($"{request.Scheme}://{request.Host}/");
}

using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Audit;

internal static class AuditApi
{
    private const string LinesOfJson = "application/x-ndjson";

    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/workspaces/{id:guid}/audit").WithTags("Audit");
        audit.MapGet("/", ListAsync).WithSummary("Read who administered what, newest first; for admins.");
        audit.MapGet("/export", ExportAsync).Produces(StatusCodes.Status200OK, contentType: LinesOfJson)
            .WithSummary("Read all of it as lines of JSON, oldest first; for admins.");
    }

    private static async Task<Ok<Page<AuditView>>> ListAsync(
        Guid id, string? before, int? limit, string? action, Guid? actor, Caller caller, AuditTrail trail, CancellationToken cancellationToken) =>
        TypedResults.Ok(await trail.ListAsync(caller, id, before, limit, action, actor, cancellationToken));

    private static async Task<EmptyHttpResult> ExportAsync(
        Guid id, Caller caller, HttpResponse response, AuditTrail trail, CancellationToken cancellationToken)
    {
        var body = response.BodyWriter;
        await foreach (var page in trail.ExportAsync(caller, id, cancellationToken))
        {
            if (!response.HasStarted)
            {
                response.ContentType = LinesOfJson;
            }

            foreach (var entry in page)
            {
                body.Write(JsonSerializer.SerializeToUtf8Bytes(entry, Wire.TypeInfo<AuditView>()));
                body.Write("\n"u8);
            }

            await body.FlushAsync(cancellationToken);
        }

        return TypedResults.Empty;
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Platform;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Audit;

internal static class AuditApi
{
    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/workspaces/{id:guid}/audit").WithTags("Audit");
        audit.MapGet("/", ListAsync).WithSummary("Read who administered what, newest first; for admins.");
        audit.MapGet("/export", ExportAsync).WithSummary("Read all of it as lines of JSON, oldest first; for admins.");
    }

    private static async Task<Ok<Page<AuditView>>> ListAsync(
        Guid id, string? before, int? limit, string? action, Guid? actor, Caller caller, AuditTrail trail, CancellationToken cancellationToken) =>
        TypedResults.Ok(await trail.ListAsync(caller, id, before, limit, action, actor, cancellationToken));

    private static async Task<EmptyHttpResult> ExportAsync(
        Guid id, Caller caller, HttpResponse response, AuditTrail trail, CancellationToken cancellationToken)
    {
        response.ContentType = "application/x-ndjson";
        await trail.ExportAsync(
            caller,
            id,
            async entry =>
            {
                await response.BodyWriter.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(entry, Wire.TypeInfo<AuditView>()), cancellationToken);
                await response.BodyWriter.WriteAsync("\n"u8.ToArray(), cancellationToken);
            },
            cancellationToken);
        return TypedResults.Empty;
    }
}

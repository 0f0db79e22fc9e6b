using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Workspaces;

internal static class WorkspacesApi
{
    public static void MapWorkspaces(this IEndpointRouteBuilder api)
    {
        var workspaces = api.MapGroup("/workspaces").WithTags("Workspaces").RequireScope("account");
        workspaces.MapPost("/", CreateAsync).WithSummary("Make a workspace with a first channel.");
        workspaces.MapGet("/", ListAsync).WithSummary("List the workspaces that the caller is in.");
        workspaces.MapGet("/{id:guid}", GetAsync).WithSummary("Read one workspace.");
        workspaces.MapPatch("/{id:guid}", UpdateAsync).WithSummary("Rename a workspace.");
        workspaces.MapGet("/{id:guid}/members", ListMembersAsync).WithSummary("List the members, those who left included.");
        workspaces.MapPatch("/{id:guid}/members/{userId:guid}", ChangeRoleAsync).WithSummary("Give a member another role.");
        workspaces.MapDelete("/{id:guid}/members/{userId:guid}", RemoveMemberAsync).WithSummary("Remove a member, or leave.");
    }

    private static async Task<Created<WorkspaceView>> CreateAsync(
        CreateWorkspaceRequest request, Caller caller, OperationId operation, Workspaces workspaces, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var view = await workspaces.CreateAsync(caller, request.Name, operation.Value, cancellationToken);
        response.Headers.ETag = $"\"{view.Version}\"";
        return TypedResults.Created($"/api/v1/workspaces/{view.Id}", view);
    }

    private static async Task<Ok<Page<WorkspaceView>>> ListAsync(
        string? after, int? limit, Caller caller, Workspaces workspaces, CancellationToken cancellationToken) =>
        TypedResults.Ok(await workspaces.ListAsync(caller, after, limit, cancellationToken));

    private static async Task<Ok<WorkspaceView>> GetAsync(
        Guid id, Caller caller, Workspaces workspaces, HttpResponse response, CancellationToken cancellationToken) =>
        Versioned(await workspaces.GetAsync(caller, id, cancellationToken), response);

    private static async Task<Ok<WorkspaceView>> UpdateAsync(
        Guid id, UpdateWorkspaceRequest request, IfMatch ifMatch, Caller caller, OperationId operation, Workspaces workspaces,
        HttpResponse response, CancellationToken cancellationToken) =>
        Versioned(
            await workspaces.UpdateAsync(
                caller, id, request.Name, ifMatch.Or(request.Version), operation.Value, cancellationToken), response);

    private static async Task<Ok<Page<MemberView>>> ListMembersAsync(
        Guid id, string? after, int? limit, Caller caller, Memberships memberships, CancellationToken cancellationToken) =>
        TypedResults.Ok(await memberships.ListAsync(caller, id, after, limit, cancellationToken));

    private static async Task<Ok<MemberView>> ChangeRoleAsync(
        Guid id, Guid userId, UpdateMemberRequest request, Caller caller, OperationId operation, Memberships memberships,
        CancellationToken cancellationToken) =>
        TypedResults.Ok(await memberships.ChangeRoleAsync(caller, id, userId, request.Role, operation.Value, cancellationToken));

    private static async Task<NoContent> RemoveMemberAsync(
        Guid id, Guid userId, Caller caller, OperationId operation, Memberships memberships, CancellationToken cancellationToken)
    {
        await memberships.RemoveAsync(caller, id, userId, operation.Value, cancellationToken);
        return TypedResults.NoContent();
    }

    private static Ok<WorkspaceView> Versioned(WorkspaceView view, HttpResponse response)
    {
        response.Headers.ETag = $"\"{view.Version}\"";
        return TypedResults.Ok(view);
    }
}

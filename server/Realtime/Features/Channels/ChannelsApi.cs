using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Features.Workspaces;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Channels;

internal static class ChannelsApi
{
    public static void MapChannels(this IEndpointRouteBuilder api)
    {
        var inWorkspace = api.MapGroup("/workspaces/{id:guid}/channels").WithTags("Channels").RequireScope("chat");
        inWorkspace.MapPost("/", CreateAsync).WithSummary("Make a channel.");
        inWorkspace.MapGet("/", ListAsync).WithSummary("List the channels that the caller sees.");

        var channels = api.MapGroup("/channels/{id:guid}").WithTags("Channels").RequireScope("chat");
        channels.MapGet("/", GetAsync).WithSummary("Read one channel.");
        channels.MapPatch("/", UpdateAsync).WithSummary("Rename a channel, change its topic, archive it or bring it back.");
        channels.MapPut("/read", MarkReadAsync).WithSummary("Move the caller's read marker forward.");
        channels.MapGet("/members", ListMembersAsync).WithSummary("List a channel's members.");
        channels.MapPost("/members", AddMemberAsync).WithSummary("Let somebody of the workspace into a private channel.");
        channels.MapDelete("/members/{userId:guid}", RemoveMemberAsync).WithSummary("Leave a private channel, or remove somebody.");
    }

    private static async Task<Created<ChannelView>> CreateAsync(
        Guid id, CreateChannelRequest request, Caller caller, OperationId operation, Channels channels, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var view = await channels.CreateAsync(caller, id, request, operation.Value, cancellationToken);
        response.Headers.ETag = $"\"{view.Version}\"";
        return TypedResults.Created($"/api/v1/channels/{view.Id}", view);
    }

    private static async Task<Ok<Page<ChannelView>>> ListAsync(
        Guid id, string? after, int? limit, Caller caller, Channels channels, CancellationToken cancellationToken) =>
        TypedResults.Ok(await channels.ListAsync(caller, id, after, limit, cancellationToken));

    private static async Task<Ok<ChannelView>> GetAsync(
        Guid id, Caller caller, Channels channels, HttpResponse response, CancellationToken cancellationToken) =>
        Versioned(await channels.GetAsync(caller, id, cancellationToken), response);

    private static async Task<Ok<ChannelView>> UpdateAsync(
        Guid id, UpdateChannelRequest request, IfMatch ifMatch, Caller caller, OperationId operation, Channels channels,
        HttpResponse response, CancellationToken cancellationToken)
    {
        var change = request with { Version = ifMatch.Or(request.Version) };
        return Versioned(await channels.UpdateAsync(caller, id, change, operation.Value, cancellationToken), response);
    }

    private static async Task<NoContent> MarkReadAsync(
        Guid id, MarkReadRequest request, Caller caller, OperationId operation, ReadMarkers markers,
        CancellationToken cancellationToken)
    {
        await markers.MarkAsync(caller, id, request.Seq, operation.Value, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Page<MemberView>>> ListMembersAsync(
        Guid id, string? after, int? limit, Caller caller, ChannelMembers members, CancellationToken cancellationToken) =>
        TypedResults.Ok(await members.ListAsync(caller, id, after, limit, cancellationToken));

    private static async Task<Results<Created<MemberView>, Ok<MemberView>>> AddMemberAsync(
        Guid id, AddMemberRequest request, Caller caller, OperationId operation, ChannelMembers members,
        CancellationToken cancellationToken)
    {
        var added = await members.AddAsync(caller, id, request.UserId, operation.Value, cancellationToken);
        return added.IsNew ? TypedResults.Created((string?)null, added.Member) : TypedResults.Ok(added.Member);
    }

    private static async Task<NoContent> RemoveMemberAsync(
        Guid id, Guid userId, Caller caller, OperationId operation, ChannelMembers members, CancellationToken cancellationToken)
    {
        await members.RemoveAsync(caller, id, userId, operation.Value, cancellationToken);
        return TypedResults.NoContent();
    }

    private static Ok<ChannelView> Versioned(ChannelView view, HttpResponse response)
    {
        response.Headers.ETag = $"\"{view.Version}\"";
        return TypedResults.Ok(view);
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Realtime.Features.Workspaces;

/// <summary>What a member may do in a workspace; a greater role may do all that a lesser one may.</summary>
[JsonConverter(typeof(WorkspaceRoleConverter))]
public enum WorkspaceRole
{
    /// <summary>Reads, writes, makes channels.</summary>
    Member = 0,

    /// <summary>Also renames, invites, removes members, and tidies channels and messages.</summary>
    Admin = 1,

    /// <summary>Also makes and unmakes owners. A workspace always has one.</summary>
    Owner = 2,
}

/// <summary>Exactly <c>owner</c>, <c>admin</c> or <c>member</c>: the framework's converter would also take numbers and lists.</summary>
public sealed class WorkspaceRoleConverter : JsonConverter<WorkspaceRole>
{
    /// <inheritdoc/>
    public override WorkspaceRole Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (reader.TokenType == JsonTokenType.String ? reader.GetString() : null) switch
        {
            "member" => WorkspaceRole.Member,
            "admin" => WorkspaceRole.Admin,
            "owner" => WorkspaceRole.Owner,
            _ => throw new JsonException("A role is owner, admin or member."),
        };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, WorkspaceRole value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value switch
        {
            WorkspaceRole.Member => "member",
            WorkspaceRole.Admin => "admin",
            WorkspaceRole.Owner => "owner",
            _ => throw new JsonException($"{value} is no role."),
        });
    }
}

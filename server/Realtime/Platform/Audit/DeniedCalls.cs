using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Realtime.Platform.Identity;

namespace Realtime.Platform.Audit;

/// <summary>Reads from a refused hub call what the audit log tells of it.</summary>
internal static class DeniedCalls
{
    private const string IdEnding = "Id";

    /// <returns>Null when the log does not tell it.</returns>
    public static Denial? Read(HubInvocationContext call, DomainError error)
    {
        if (DenialRules.ActionOf(error, hasTarget: true, showsCredential: true) is not { } action)
        {
            return null;
        }

        var caller = Caller.From(call.Context.User);
        var (kind, id) = Target(call);
        return new Denial(
            action,
            $"hub {call.HubMethod.Name}",
            error.Code,
            new AuditOrigin(caller.UserId, caller.SessionId, Device.Show(call.Context.GetHttpContext()?.Connection.RemoteIpAddress)),
            kind,
            id);
    }

    /// <summary>The first id among the arguments or in one of them: <c>channelId</c> is about a channel.</summary>
    private static (string? Kind, Guid? Id) Target(HubInvocationContext call)
    {
        foreach (var (parameter, argument) in call.HubMethod.GetParameters().Zip(call.HubMethodArguments))
        {
            if (argument is Guid id)
            {
                return (Kind(parameter.Name!), id);
            }

            if (argument?.GetType().GetProperties().FirstOrDefault(property => property.PropertyType == typeof(Guid)) is { } member)
            {
                return (Kind(member.Name), (Guid)member.GetValue(argument)!);
            }
        }

        return (null, null);
    }

    private static string Kind(string name) =>
        JsonNamingPolicy.CamelCase.ConvertName(name.EndsWith(IdEnding, StringComparison.Ordinal) ? name[..^IdEnding.Length] : name);
}

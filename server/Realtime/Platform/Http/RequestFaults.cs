using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Realtime.Platform.Http;

/// <summary>
/// Tells which member of a request the framework could not read. Its own texts name .NET types, which are no business of a
/// client, so only the member's name is taken from them.
/// </summary>
internal static partial class RequestFaults
{
    public static DomainError From(BadHttpRequestException fault, HttpContext context) => fault switch
    {
        { InnerException: JsonException json } => From(json),
        { StatusCode: not StatusCodes.Status400BadRequest } => StatusErrors.For(fault.StatusCode),
        _ => FromBinding(fault.Message, context),
    };

    public static DomainError From(JsonException fault)
    {
        var message = fault.Message;
        if (message.Contains("missing required", StringComparison.Ordinal))
        {
            return Errors.Invalid(Quoted(message, from: "including:"), "It is required.");
        }

        if (message.Contains("could not be mapped", StringComparison.Ordinal))
        {
            return Errors.Invalid(Quoted(message, to: "could not"), "It is not known here.");
        }

        if (message.StartsWith("Duplicate property", StringComparison.Ordinal))
        {
            return Errors.Invalid(Quoted(message, to: "encountered"), "It is given twice.");
        }

        if (message.Contains("doesn't allow null", StringComparison.Ordinal))
        {
            return Errors.Invalid(Quoted(message, to: "on type"), "It must not be null.");
        }

        var path = fault.Path is ['$', '.', .. var rest] ? rest : "";
        return path.Length > 0
            ? Errors.Invalid(path, "It cannot be read: wrong type or form.")
            : new DomainError("request.invalid", 400, "The body is not JSON of the wanted form.");
    }

    private static DomainError FromBinding(string message, HttpContext context)
    {
        var name = Parameter().Match(message).Groups[1].Value;

        // An id that cannot be one names nothing that exists: the same answer as for any other unknown id.
        if (context.Request.RouteValues.ContainsKey(name) && context.GetEndpoint() is RouteEndpoint)
        {
            return Errors.NotFound();
        }

        return name.Length > 0 && !message.Contains("body", StringComparison.Ordinal)
            ? Errors.Invalid(JsonNamingPolicy.CamelCase.ConvertName(name), "It is missing or cannot be read.")
            : new DomainError("request.invalid", 400, "A JSON body is wanted.");
    }

    private static string Quoted(string message, string from = "", string to = "")
    {
        var start = message.IndexOf(from, StringComparison.Ordinal);
        var end = to.Length == 0 ? message.Length : message.IndexOf(to, StringComparison.Ordinal);
        var quoted = Quote().Match(message[start..end]);
        return JsonNamingPolicy.CamelCase.ConvertName(quoted.Groups[1].Value);
    }

    [GeneratedRegex("'([^']*)'", RegexOptions.NonBacktracking)]
    private static partial Regex Quote();

    [GeneratedRegex("parameter \"[^\"]* ([^\" ]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Realtime.Platform.Http;

/// <summary>
/// Tells which member of a request the framework could not read. Its own texts name .NET types, which are no business of a
/// client, so only the member's name is taken from them.
/// </summary>
internal static partial class RequestFaults
{
    private static readonly (Regex Text, string Wanted)[] s_texts =
    [
        (Missing(), "It is required."),
        (Unknown(), "It is not known here."),
        (Twice(), "It is given twice."),
    ];

    public static DomainError From(BadHttpRequestException fault, HttpContext context) => fault switch
    {
        { InnerException: JsonException json } => From(json),
        { StatusCode: not StatusCodes.Status400BadRequest } => StatusErrors.For(fault.StatusCode),
        _ => FromBinding(fault.Message, context),
    };

    public static DomainError From(JsonException fault)
    {
        foreach (var (text, wanted) in s_texts)
        {
            if (text.Match(fault.Message) is { Success: true } match)
            {
                return Errors.Invalid(match.Groups[1].Value, wanted);
            }
        }

        // This one names the constructor's parameter, the others the member as JSON has it.
        if (NullGiven().Match(fault.Message) is { Success: true } parameter)
        {
            return Errors.Invalid(JsonNamingPolicy.CamelCase.ConvertName(parameter.Groups[1].Value), "It must not be null.");
        }

        return fault.Path is ['$', '.', .. { Length: > 0 } path]
            ? Errors.Invalid(path, "It cannot be read: wrong type or form.")
            : new DomainError("request.invalid", 400, "The body is not JSON of the wanted form.");
    }

    private static DomainError FromBinding(string message, HttpContext context)
    {
        var name = Parameter().Match(message).Groups[1].Value;

        // An id that cannot be one names nothing that exists: the same answer as for any other unknown id.
        if (context.Request.RouteValues.ContainsKey(name))
        {
            return Errors.NotFound();
        }

        return name.Length > 0 && !message.Contains("body", StringComparison.Ordinal)
            ? Errors.Invalid(JsonNamingPolicy.CamelCase.ConvertName(name), "It is missing or cannot be read.")
            : new DomainError("request.invalid", 400, "A JSON body is wanted.");
    }

    [GeneratedRegex(
        "^JSON deserialization for type '[^']*' was missing required properties including: '([^']*)'", RegexOptions.NonBacktracking)]
    private static partial Regex Missing();

    [GeneratedRegex("^The JSON property '(.*)' could not be mapped", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Unknown();

    [GeneratedRegex("^Duplicate property '(.*)' encountered", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Twice();

    [GeneratedRegex("^The constructor parameter '([^']*)' on type", RegexOptions.NonBacktracking)]
    private static partial Regex NullGiven();

    [GeneratedRegex("parameter \"[^\"]* ([^\" ]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}

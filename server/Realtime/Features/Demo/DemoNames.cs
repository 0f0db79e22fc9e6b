using System.Text.RegularExpressions;
using Realtime.Platform.Identity;

namespace Realtime.Features.Demo;

/// <summary>Turns the story's names behind an @ into mentions.</summary>
internal static partial class DemoNames
{
    /// <summary>The text with each <c>@name</c> of the people as a mention.</summary>
    public static string Put(string text, IReadOnlyDictionary<string, Caller> people) =>
        Name().Replace(text, name => people.TryGetValue(name.Groups[1].Value, out var person) ? $"<@{person.UserId}>" : name.Value);

    [GeneratedRegex("@([a-z]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}

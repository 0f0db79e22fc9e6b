using System.Text.RegularExpressions;

namespace Realtime.Features.Inbox;

/// <summary>People who are named in a text: <c>&lt;@</c>, the user's id in lower case, <c>&gt;</c>.</summary>
public static partial class Mentions
{
    private const string Opening = "<@";
    private const int MaxExcerpt = 200;

    // Whoever names a whole workspace one by one must not keep everybody else's writes waiting.
    private const int MaxPeople = 50;

    /// <summary>Who is named in a text and was not in its former version; the first 50.</summary>
    internal static IReadOnlyList<Guid> Added(string body, string former) =>
        body.Contains(Opening, StringComparison.Ordinal) ? [.. In(body).Except(In(former)).Take(MaxPeople)] : [];

    /// <summary>The beginning of a text, at most 200 characters; a name or a surrogate pair at its end is not cut in two.</summary>
    internal static string Excerpt(string body)
    {
        if (body.Length <= MaxExcerpt)
        {
            return body;
        }

        var end = char.IsHighSurrogate(body[MaxExcerpt - 1]) ? MaxExcerpt - 1 : MaxExcerpt;
        var cut = Mention().Matches(body).FirstOrDefault(name => name.Index < end && name.Index + name.Length > end);
        return body[..(cut?.Index ?? end)];
    }

    private static IEnumerable<Guid> In(string body) => Mention().Matches(body).Select(name => Guid.Parse(name.Groups[1].ValueSpan));

    [GeneratedRegex("<@([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})>")]
    private static partial Regex Mention();
}

using System.Globalization;

namespace Realtime.Features.Demo;

/// <summary>
/// Reads a channel's talk. One line is one step:
/// <c>-2 09:30 mara: text</c> posts two days ago, <c>-25m tom: text</c> 25 minutes ago, <c>&gt; 3m tom: text</c> replies 3 minutes
/// later in the thread of the last post, <c>+ 👍 mara tom</c> reacts to the last message, <c>~ text</c> edits it, <c>x</c> deletes it.
/// <c>\n</c> in a text is a line break, <c>@tom</c> a mention.
/// </summary>
internal sealed class DemoScript(string channel, DateTimeOffset now)
{
    private static readonly TimeSpan s_aside = TimeSpan.FromSeconds(40);
    private readonly List<DemoAct> _acts = [];
    private DateTimeOffset _at;
    private string _author = "";
    private int _last = -1;
    private int _root = -1;

    /// <summary>The steps of all channels in the order of time.</summary>
    public static IReadOnlyList<DemoAct> Read(IReadOnlyDictionary<string, string> talks, DateTimeOffset now) =>
        [.. talks.SelectMany(talk => new DemoScript(talk.Key, now).Read(talk.Value)).OrderBy(act => act.At)];

    private List<DemoAct> Read(string talk)
    {
        foreach (var line in talk.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Step(line, line.Split(' ', 2) is [_, var rest] ? rest : "");
        }

        return _acts;
    }

    private void Step(string line, string rest)
    {
        switch (line[0])
        {
            case '>':
                var (delay, said) = Cut(rest, " ");
                _at += Minutes(delay);
                Say(DemoDeed.Reply, said);
                break;
            case '+':
                _at += s_aside;
                var (emoji, people) = Cut(rest, " ");
                _acts.AddRange(people.Split(' ').Select(person => new DemoAct(_at, channel, DemoDeed.React, person, emoji, _last)));
                break;
            case '~':
                _at += s_aside;
                _acts.Add(new DemoAct(_at, channel, DemoDeed.Edit, _author, Text(rest), _last));
                break;
            case 'x':
                _at += s_aside;
                _acts.Add(new DemoAct(_at, channel, DemoDeed.Delete, _author, "", _last));
                break;
            default:
                Post(line);
                break;
        }
    }

    private void Post(string line)
    {
        var (first, rest) = Cut(line, " ");
        if (first.EndsWith('m'))
        {
            _at = now + Minutes(first);
        }
        else
        {
            (var time, rest) = Cut(rest, " ");
            var day = int.Parse(first, CultureInfo.InvariantCulture);
            _at = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(day) + TimeSpan.Parse(time, CultureInfo.InvariantCulture);
        }

        Say(DemoDeed.Post, rest);
        _root = _last;
    }

    private void Say(DemoDeed deed, string said)
    {
        (_author, var text) = Cut(said, ": ");
        _acts.Add(new DemoAct(_at, channel, deed, _author, Text(text), deed == DemoDeed.Reply ? _root : -1));
        _last++;
    }

    private static TimeSpan Minutes(string text) => TimeSpan.FromMinutes(int.Parse(text.TrimEnd('m'), CultureInfo.InvariantCulture));

    private static string Text(string line) => line.Replace("\\n", "\n", StringComparison.Ordinal);

    private static (string Before, string After) Cut(string text, string separator) =>
        text.Split(separator, 2) is [var before, var after]
            ? (before, after)
            : throw new FormatException($"'{separator}' is missing in the line: {text}");
}

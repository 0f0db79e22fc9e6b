namespace Realtime.Features.Demo;

/// <summary>Who and where. The people make a weather station for schools.</summary>
internal static class DemoCast
{
    public const string Workspace = "Fieldnote";

    /// <summary>Everybody; the first makes the workspace, the second helps to run it.</summary>
    public static readonly IReadOnlyList<(string Name, string DisplayName)> People =
    [
        ("mara", "Mara Lindqvist"),
        ("tom", "Tom Okafor"),
        ("priya", "Priya Nair"),
        ("jonas", "Jonas Weber"),
        ("elif", "Elif Demir"),
        ("sam", "Sam Castillo"),
    ];

    /// <summary>The channels beside the first one.</summary>
    public static readonly IReadOnlyList<(string Name, string Topic, string Maker, string[] PrivateTo)> Channels =
    [
        ("firmware", "The station's code, boards and power", "jonas", []),
        ("design", "Screens, words and the printed guide", "elif", []),
        ("support", "What schools ask, and what we answer", "sam", []),
        ("launch-plan", "Dates and money before they are public", "mara", ["tom", "priya"]),
    ];

    /// <summary>What is said in each channel; see <see cref="DemoScript"/>.</summary>
    public static readonly IReadOnlyDictionary<string, string> Talks = new Dictionary<string, string>
    {
        [Features.Workspaces.Workspaces.FirstChannel] = DemoTalk.General,
        ["firmware"] = DemoTalk.Firmware,
        ["design"] = DemoTalk.Design,
        ["support"] = DemoTalk.Support,
        ["launch-plan"] = DemoTalk.LaunchPlan,
    };
}

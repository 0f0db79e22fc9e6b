namespace Realtime.Platform.Identity;

/// <summary>What a personal API token may be used for. On the wire they are named <c>chat:read</c> and so on.</summary>
[Flags]
public enum Scopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Channels, messages, presence, and their events.</summary>
    ChatRead = 1,

    /// <summary>Posting, editing, reacting, and changing channels.</summary>
    ChatWrite = 2,

    /// <summary>Boards with all that is on them, and their events.</summary>
    BoardsRead = 4,

    /// <summary>Changing boards and what is on them.</summary>
    BoardsWrite = 8,

    /// <summary>The person's name, workspaces, members and inbox.</summary>
    AccountRead = 16,
}

/// <summary>Scopes by the names that the wire has for them.</summary>
internal static class ScopeNames
{
    private static readonly (string Name, Scopes Scope)[] s_all =
    [
        ("chat:read", Scopes.ChatRead), ("chat:write", Scopes.ChatWrite), ("boards:read", Scopes.BoardsRead),
        ("boards:write", Scopes.BoardsWrite), ("account:read", Scopes.AccountRead),
    ];

    /// <summary>All of them.</summary>
    public static Scopes Any { get; } = Of(s_all.Select(known => known.Name));

    /// <summary>The scope of that name; none when there is no such.</summary>
    public static Scopes Find(string name) => s_all.FirstOrDefault(known => known.Name == name).Scope;

    /// <summary>Those of the names that are known, together.</summary>
    public static Scopes Of(IEnumerable<string> names) => names.Aggregate(Scopes.None, (sum, name) => sum | Find(name));

    public static string[] List(Scopes scopes) => [.. s_all.Where(known => scopes.HasFlag(known.Scope)).Select(known => known.Name)];
}

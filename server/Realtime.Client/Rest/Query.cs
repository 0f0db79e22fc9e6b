namespace Realtime.Client;

/// <summary>Writes a path with those of its query members that have a value.</summary>
internal static class Query
{
    public static string Of(string path, params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var separator = '?';
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                path += $"{separator}{name}={Uri.EscapeDataString(FormattableString.Invariant($"{value}"))}";
                separator = '&';
            }
        }

        return path;
    }
}

namespace Realtime.Platform.Data;

/// <summary>Section <c>Data</c>: where the server keeps its files.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Folder of the database and the keys; made when missing. Default <c>./data</c>.</summary>
    public string Directory { get; set; } = "data";

    /// <summary>The database file.</summary>
    public string File => Path.Combine(Path.GetFullPath(Directory), "realtime.db");
}

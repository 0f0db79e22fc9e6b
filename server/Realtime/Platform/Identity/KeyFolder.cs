using Realtime.Platform.Data;

namespace Realtime.Platform.Identity;

/// <summary>Where keys are kept: <c>keys</c> in the data folder, closed to other accounts of the machine.</summary>
internal static class KeyFolder
{
    public static DirectoryInfo For(DatabaseOptions options)
    {
        var path = Path.Combine(Path.GetFullPath(options.Directory), "keys");
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

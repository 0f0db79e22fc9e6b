using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Realtime.Platform.Data;

namespace Realtime.Platform.Identity;

/// <summary>The key that signs access tokens: 256 random bits in a file that only the server's account can read.</summary>
internal sealed class TokenKey(IOptions<DatabaseOptions> options)
{
    private const int KeyBytes = 32;
    private readonly Lazy<SymmetricSecurityKey> _key = new(() => new SymmetricSecurityKey(ReadOrMake(KeyFolder.For(options.Value))));

    public SymmetricSecurityKey Key => _key.Value;

    private static byte[] ReadOrMake(DirectoryInfo folder)
    {
        var file = Path.Combine(folder.FullName, "token.key");
        if (!File.Exists(file))
        {
            Make(file);
        }

        var key = File.ReadAllBytes(file);
        return key.Length == KeyBytes ? key : throw new InvalidOperationException($"{file} is damaged: it must hold {KeyBytes} bytes.");
    }

    /// <summary>Written beside and moved into place, so that a server starting at the same time never reads half a key.</summary>
    private static void Make(string file)
    {
        var fresh = $"{file}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(fresh, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(KeyBytes));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(fresh, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another server was first; its key is the one.
            File.Delete(fresh);
        }
    }
}

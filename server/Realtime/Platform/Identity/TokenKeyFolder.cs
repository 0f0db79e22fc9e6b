using System.Globalization;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Realtime.Platform.Identity;

/// <summary>The keys that sign access tokens: 256 random bits each, in files that only the server's account can read.</summary>
internal sealed class TokenKeyFolder(DirectoryInfo folder)
{
    private const int KeyBytes = 32;
    private const string Day = "yyyyMMdd";

    /// <summary>All keys, oldest first. A key's id is the day on which it was made.</summary>
    public TokenKey[] Read() =>
    [
        .. folder.EnumerateFiles("token-*.key")
            .Select(file => Path.GetFileNameWithoutExtension(file.Name)["token-".Length..])
            .Where(id => Since(id) is not null)
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    /// <summary>Whether there is such a key. The id may come from anywhere: nothing but a day ever becomes part of a path.</summary>
    public bool Has(string? id) => Since(id) is not null && File.Exists(PathOf(id!));

    public void Delete(TokenKey key) => File.Delete(PathOf(key.Key.KeyId));

    /// <summary>
    /// Makes the day's key, unless another server was first. Written beside and moved into place, so that nobody reads half a key.
    /// </summary>
    public void Make(DateTimeOffset now)
    {
        var file = PathOf(now.UtcDateTime.ToString(Day, CultureInfo.InvariantCulture));
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

    private static DateTimeOffset? Since(string? id) =>
        DateTimeOffset.TryParseExact(id, Day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;

    private TokenKey Read(string id)
    {
        var bytes = File.ReadAllBytes(PathOf(id));
        return bytes.Length == KeyBytes
            ? new TokenKey(new SymmetricSecurityKey(bytes) { KeyId = id }, Since(id)!.Value)
            : throw new InvalidOperationException($"{PathOf(id)} is damaged: it must hold {KeyBytes} bytes.");
    }

    private string PathOf(string id) => Path.Combine(folder.FullName, $"token-{id}.key");
}

/// <param name="Key">The key with its id.</param>
/// <param name="Since">The beginning of the day on which it was made.</param>
internal sealed record TokenKey(SymmetricSecurityKey Key, DateTimeOffset Since);

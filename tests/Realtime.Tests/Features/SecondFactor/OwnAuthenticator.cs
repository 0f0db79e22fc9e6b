using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.SecondFactor;

/// <summary>Somebody's authenticator, by the book (RFC 4226 and 6238) and without the server's library.</summary>
public sealed class OwnAuthenticator
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private readonly byte[] _secret;

    private OwnAuthenticator(string secret, string address, string[] recoveryCodes)
    {
        (_secret, Address, RecoveryCodes) = (Read(secret), address, recoveryCodes);
        Secret = secret;
    }

    public string Secret { get; }

    public string Address { get; }

    public string[] RecoveryCodes { get; private set; }

    /// <summary>Begins, and does not confirm.</summary>
    public static async Task<OwnAuthenticator> BeginAsync(ServerFixture server, Person person)
    {
        var begun = await person.PostAsync("me/second-factor", new { password = person.Password });
        var secret = begun["secret"]!.GetValue<string>();
        server.Logs.Note("second factor", secret);
        return new OwnAuthenticator(secret, begun["address"]!.GetValue<string>(), []);
    }

    /// <summary>Switches it on.</summary>
    public static async Task<OwnAuthenticator> AddAsync(ServerFixture server, Person person, DateTimeOffset now)
    {
        var mine = await BeginAsync(server, person);
        await mine.ConfirmAsync(server, person, now);
        return mine;
    }

    public async Task ConfirmAsync(ServerFixture server, Person person, DateTimeOffset now)
    {
        var on = await person.PostAsync("me/second-factor/confirm", new { code = CodeAt(now) });
        RecoveryCodes = [.. on["recoveryCodes"]!.AsArray().Select(code => code!.GetValue<string>())];
        foreach (var code in RecoveryCodes)
        {
            server.Logs.Note("recovery code", code);
        }
    }

    /// <summary>What it shows at an instant.</summary>
    public string CodeAt(DateTimeOffset now)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, now.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // Authenticators know nothing else, and as a keyed hash it is not broken.
        var hash = HMACSHA1.HashData(_secret, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF, 4)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>Six digits that it shows neither now nor around now.</summary>
    public string WrongAt(DateTimeOffset now)
    {
        var right = Enumerable.Range(-2, 5).Select(step => CodeAt(now.AddSeconds(30 * step))).ToHashSet();
        return Enumerable.Range(0, 10).Select(n => n.ToString("D6", CultureInfo.InvariantCulture)).First(code => !right.Contains(code));
    }

    private static byte[] Read(string text)
    {
        Assert.Equal(32, text.Length);
        var bits = string.Concat(
            text.Select(letter => Convert.ToString(Base32.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Select(octet => Convert.ToByte(new string(octet), 2))];
    }
}

internal static class SecondSteps
{
    public static Task<(HttpStatusCode Status, string? Code)> SignInAsync(this Person person) =>
        person.RefusalAsync(HttpMethod.Post, "auth/login", new { email = person.Email, password = person.Password });

    /// <summary>Gives the right password, and gets the challenge that goes with the answer.</summary>
    public static async Task<string> ChallengeAsync(this Person person)
    {
        using var response = await person.SendAsync(
            HttpMethod.Post, "auth/login", new { email = person.Email, password = person.Password });
        var body = System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal((HttpStatusCode.Unauthorized, "auth.second_factor_required"), (response.StatusCode, body["code"]!.GetValue<string>()));
        Assert.Equal(300, body["current"]!["expiresIn"]!.GetValue<int>());
        return body["current"]!["challenge"]!.GetValue<string>();
    }

    public static Task<(HttpStatusCode Status, string? Code)> AnswerAsync(this Person person, string challenge, string code) =>
        person.RefusalAsync(HttpMethod.Post, "auth/second-factor", new { challenge, code });
}

using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Realtime.Platform.Data;
using Realtime.Platform.Identity;

namespace Realtime.Tests.Platform.Identity;

public sealed class TokenKeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("realtime-test-").FullName;
    private readonly SettableClock _clock = new();

    private string[] Files => [.. Directory.GetFiles(Path.Combine(_folder, "keys")).Select(file => Path.GetFileName(file)!).Order()];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_key_serves_for_ninety_days_and_is_followed_by_another()
    {
        var keys = Server();
        var first = keys.Current;
        _clock.Now = _clock.Now.AddDays(89);
        var same = keys.Current;
        _clock.Now = _clock.Now.AddDays(2);
        var second = keys.Current;

        Assert.Equal(first.KeyId, same.KeyId);
        Assert.NotEqual(first.KeyId, second.KeyId);
        Assert.NotEqual(first.Key, second.Key);
        Assert.Equal([$"token-{first.KeyId}.key", $"token-{second.KeyId}.key"], Files);
    }

    [Fact]
    public void The_key_before_is_good_until_its_last_token_has_run_out()
    {
        var keys = Server();
        var first = keys.Current;
        _clock.Now = _clock.Now.AddDays(91);
        _ = keys.Current;
        _clock.Now += AccessTokens.Lifetime;
        var soon = keys.Find(first.KeyId);
        _clock.Now = _clock.Now.AddDays(2);
        var later = keys.Find(first.KeyId);

        Assert.Equal(first.Key, soon?.Key);
        Assert.Null(later);
    }

    [Fact]
    public void Keys_that_are_over_are_removed_when_the_next_comes()
    {
        var keys = Server();
        for (var i = 0; i < 4; i++)
        {
            _ = keys.Current;
            _clock.Now = _clock.Now.AddDays(91);
        }

        Assert.Equal(2, Files.Length);
    }

    [Fact]
    public void Servers_that_share_a_folder_sign_with_one_key()
    {
        var (one, other) = (Server(), Server());
        var first = one.Current;
        var known = other.Find(first.KeyId);
        _clock.Now = _clock.Now.AddDays(91);
        var second = other.Current;

        Assert.Equal(first.Key, known?.Key);
        Assert.Equal(second.Key, one.Find(second.KeyId)?.Key);
        Assert.Equal(second.KeyId, one.Current.KeyId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("20000101")]
    [InlineData("../keys/token")]
    [InlineData("/etc/passwd")]
    public void An_id_of_no_key_finds_none(string? id)
    {
        var keys = Server();
        _ = keys.Current;

        Assert.Null(keys.Find(id));
    }

    [Fact]
    public void A_damaged_key_stops_the_signing()
    {
        var key = Server().Current;
        File.WriteAllBytes(Path.Combine(_folder, "keys", $"token-{key.KeyId}.key"), new byte[3]);

        Assert.Throws<InvalidOperationException>(() => Server().Current);
    }

    [Fact]
    public void A_token_names_its_key()
    {
        var keys = Server();
        var token = new JsonWebToken(new AccessTokens(keys, _clock).Issue(Guid.CreateVersion7(), Guid.CreateVersion7()));

        Assert.Equal((keys.Current.KeyId, "HS256", "at+jwt"), (token.Kid, token.Alg, token.Typ));
    }

    private TokenKeys Server() => new(Options.Create(new DatabaseOptions { Directory = _folder }), _clock);
}

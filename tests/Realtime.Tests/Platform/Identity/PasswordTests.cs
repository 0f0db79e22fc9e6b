using Microsoft.AspNetCore.Identity;
using Realtime.Platform.Identity;

namespace Realtime.Tests.Platform.Identity;

public sealed class PasswordTests
{
    private static readonly User s_ana = new() { DisplayName = "Ana" };
    private readonly Argon2PasswordHasher _hasher = new();

    [Fact]
    public void A_hash_says_how_it_was_made_and_knows_its_password()
    {
        var hash = _hasher.HashPassword(s_ana, "correct horse");

        Assert.StartsWith("$argon2id$v=19$m=19456,t=2,p=1$", hash, StringComparison.Ordinal);
        Assert.Equal(PasswordVerificationResult.Success, _hasher.VerifyHashedPassword(s_ana, hash, "correct horse"));
        Assert.Equal(PasswordVerificationResult.Failed, _hasher.VerifyHashedPassword(s_ana, hash, "correct horsf"));
        Assert.NotEqual(hash, _hasher.HashPassword(s_ana, "correct horse"));
    }

    [Fact]
    public void A_hash_that_another_program_made_is_read()
    {
        // From the reference implementation: echo -n password | argon2 somesalt -id -t 2 -k 256 -p 1
        const string Reference = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

        Assert.Equal(PasswordVerificationResult.SuccessRehashNeeded, _hasher.VerifyHashedPassword(s_ana, Reference, "password"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain text")]
    [InlineData("$2b$12$abcdefghijklmnopqrstuv")]
    [InlineData("$argon2id$v=19$m=x,t=2,p=1$c29tZXNhbHQ$YWJj")]
    public void What_is_no_hash_lets_nobody_in(string hash) =>
        Assert.Equal(PasswordVerificationResult.Failed, _hasher.VerifyHashedPassword(s_ana, hash, "password"));

    [Theory]
    [InlineData("password")]
    [InlineData("PASSWORD")]
    [InlineData("Password2026!")]
    [InlineData("qwertyuiop")]
    [InlineData("aaaaaaaaaaaa")]
    public void What_everybody_tries_first_is_common(string password) => Assert.True(CommonPasswords.Contains(password));

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("k7#mPq2x")]
    public void Other_passwords_are_not(string password) => Assert.False(CommonPasswords.Contains(password));
}

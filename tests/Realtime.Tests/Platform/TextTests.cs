using CsCheck;
using Realtime.Platform;

namespace Realtime.Tests.Platform;

public sealed class TextTests
{
    [Fact]
    public void A_text_is_storable_exactly_when_UTF_8_keeps_it_and_it_has_no_NUL() =>
        Gen.Char.Array[0, 8].Select(chars => new string(chars)).Sample(text =>
        {
            var back = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
            return Text.IsStorable(text) == (back == text && !text.Contains('\0', StringComparison.Ordinal));
        });

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n ")]
    [InlineData("12345")]
    [InlineData("a\0b")]
    public void What_cannot_be_stored_is_refused_by_the_members_name(string text)
    {
        var error = Assert.Throws<DomainError>(() => Text.Check("body", text, 1, 4));

        Assert.Equal(("request.invalid", "body"), (error.Code, error.Member));
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        Assert.Throws<DomainError>(() => Text.Check("body", "a\ud83d", 1, 4));
        Assert.Throws<DomainError>(() => Text.Check("body", "\ude00a", 1, 4));
    }

    [Fact]
    public void White_space_at_the_ends_goes_unless_it_is_kept()
    {
        Assert.Equal("a b", Text.Check("body", " a b ", 1, 3));
        Assert.Equal(" a b ", Text.Check("body", " a b ", 1, 5, trim: false));
        Assert.Equal("😀", Text.Check("body", "😀", 1, 2));
    }

    [Fact]
    public void A_name_is_one_line() => Assert.Throws<DomainError>(() => Text.CheckLine("name", "a\nb", 1, 10));
}

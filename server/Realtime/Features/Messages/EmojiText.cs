using System.Globalization;
using System.Text;
using Realtime.Platform;

namespace Realtime.Features.Messages;

/// <summary>Checks what may stand as a reaction: an emoji, or a short word such as <c>+1</c> or <c>:party:</c>.</summary>
internal static class EmojiText
{
    public const int MaxLength = 32;

    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    public static string Check(string emoji)
    {
        Text.Check("emoji", emoji, 1, MaxLength, trim: false);
        var visible = false;
        foreach (var rune in emoji.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                throw Errors.Invalid("emoji", "It must not hold white space or control characters.");
            }

            // A path keeps an encoded slash as it is, so the two spellings would be two reactions.
            if (rune.Value is '/' or '\\' or '%' || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && !IsJoiner(rune)))
            {
                throw Errors.Invalid("emoji", "It holds a character that is no part of an emoji.");
            }

            visible |= Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark);
        }

        return visible ? emoji : throw Errors.Invalid("emoji", "It must be visible.");
    }

    /// <summary>
    /// Families are joined by U+200D, and the flags of regions are spelled with tags; other format characters can reorder text.
    /// </summary>
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200D or (>= 0xE0020 and <= 0xE007F);
}

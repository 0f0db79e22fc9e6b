namespace Realtime.Platform;

/// <summary>Checks what people write before it is stored. Lengths are UTF-16 code units, as in JavaScript.</summary>
public static class Text
{
    /// <summary>Checks a text of any number of lines.</summary>
    /// <param name="member">The request's member in camelCase, for the refusal.</param>
    /// <param name="value">The text.</param>
    /// <param name="min">Least length; from 1 on, white space alone is refused too.</param>
    /// <param name="max">Greatest length, after trimming.</param>
    /// <param name="trim">Whether white space at both ends is taken off.</param>
    /// <returns>The text to store.</returns>
    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    public static string Check(string member, string? value, int min, int max, bool trim = true)
    {
        var text = trim ? (value ?? "").Trim() : value ?? "";
        if (min > 0 && string.IsNullOrWhiteSpace(text))
        {
            throw Errors.Invalid(member, "It must not be blank.");
        }

        if (text.Length < min || text.Length > max)
        {
            throw Errors.Invalid(member, $"It must be {min} to {max} characters long.");
        }

        if (!IsStorable(text))
        {
            throw Errors.Invalid(member, "It holds a character that cannot be stored.");
        }

        return text;
    }

    /// <summary>Checks a text of one line, such as a name: trimmed, and without control characters.</summary>
    /// <inheritdoc cref="Check" path="/param|/returns|/exception"/>
    public static string CheckLine(string member, string? value, int min, int max)
    {
        var text = Check(member, value, min, max);
        return text.Any(char.IsControl) ? throw Errors.Invalid(member, "It must be one line without control characters.") : text;
    }

    /// <summary>Whether every database and UTF-8 can hold the text: no NUL, no half of a surrogate pair.</summary>
    public static bool IsStorable(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i]))
            {
                return false;
            }

            if (char.IsHighSurrogate(text[i]) && (++i == text.Length || !char.IsLowSurrogate(text[i])))
            {
                return false;
            }
        }

        return true;
    }
}

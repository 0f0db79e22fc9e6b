namespace Realtime.Platform.Http;

/// <summary>The bounds that every list shares.</summary>
public static class Paging
{
    /// <summary>How many items a page has when the caller does not say.</summary>
    public const int DefaultLimit = 50;

    /// <summary>The most items that a page may have.</summary>
    public const int MaxLimit = 200;

    /// <summary>The number of items to read.</summary>
    /// <param name="limit">What the caller asked for, 1 to 200; null means 50.</param>
    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    public static int Limit(int? limit) => limit switch
    {
        null => DefaultLimit,
        >= 1 and <= MaxLimit => limit.Value,
        _ => throw Errors.Invalid("limit", $"It must be 1 to {MaxLimit}."),
    };
}

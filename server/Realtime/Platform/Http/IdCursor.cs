namespace Realtime.Platform.Http;

/// <summary>Pages of a list that is sorted by id: the cursor is the last id of the page before. Ids sort by time.</summary>
public static class IdCursor
{
    /// <summary>The id after which a page begins; the empty id for the first page.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c> when it is no cursor of ours.</exception>
    public static Guid Parse(string? after) =>
        after is null ? Guid.Empty
        : Guid.TryParseExact(after, "N", out var id) ? id
        : throw Errors.Invalid("after", "It must be the 'next' of the page before.");

    /// <summary>Makes a page of rows of which one more than the limit was read, to know whether there is a following page.</summary>
    /// <param name="rows">At most <paramref name="limit"/> + 1 rows.</param>
    /// <param name="limit">How many the page holds.</param>
    /// <param name="id">The id by which the list is sorted.</param>
    public static Page<T> Page<T>(List<T> rows, int limit, Func<T, Guid> id)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(id);
        return rows.Count <= limit ? new Page<T>(rows) : new Page<T>(rows[..limit], id(rows[limit - 1]).ToString("N"));
    }
}

namespace Realtime.Client;

/// <summary>A part of a list.</summary>
/// <param name="Items">The entries.</param>
/// <param name="Next">The cursor of the next part, or null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

namespace Realtime.Platform.Http;

/// <summary>A list as REST gives it.</summary>
/// <param name="Items">The items of this page.</param>
/// <param name="Next">Opaque cursor of the following page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next = null);

using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Realtime.Platform.Data;

/// <summary>Stores an instant as whole milliseconds since 1970, UTC.</summary>
internal sealed class InstantToMilliseconds() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

using System.Globalization;
using System.Text.Json.Serialization;

namespace Realtime.Features.Settings;

/// <summary>One's own settings.</summary>
/// <param name="TimeZone">IANA name of the zone that one lives in.</param>
/// <param name="Digest">Whether what is due comes to the inbox each morning.</param>
/// <param name="DigestAt">When, by the clocks of that zone; <c>HH:mm</c>.</param>
/// <param name="EmailReminders">Whether reminders and digests come by e-mail too, where the server sends any.</param>
public sealed record SettingsView(string TimeZone, bool Digest, string DigestAt, bool EmailReminders)
{
    internal static SettingsView Of(PersonSettings settings) => new(
        settings.TimeZone, settings.Digest, settings.DigestTime.ToString("HH:mm", CultureInfo.InvariantCulture), settings.EmailReminders);
}

/// <summary>A change of one's own settings; what is left out stays.</summary>
/// <param name="TimeZone">IANA name, such as <c>Europe/Berlin</c>.</param>
/// <param name="Digest">Whether what is due comes to the inbox each morning.</param>
/// <param name="DigestAt"><c>HH:mm</c>.</param>
/// <param name="EmailReminders">Whether reminders and digests come by e-mail too.</param>
public sealed record UpdateSettingsRequest(
    string? TimeZone = null, bool? Digest = null, string? DigestAt = null, bool? EmailReminders = null);

[JsonSerializable(typeof(SettingsView))]
[JsonSerializable(typeof(UpdateSettingsRequest))]
internal sealed partial class SettingsJson : JsonSerializerContext;

namespace Realtime.Platform.WebClient;

/// <summary>Section <c>WebClient</c>.</summary>
internal sealed class WebClientOptions
{
    public const string Section = "WebClient";

    /// <summary>Folder of the web client; by default <c>web-client</c> in the content root or the nearest folder above it.</summary>
    public string? Root { get; set; }
}

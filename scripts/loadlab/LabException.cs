namespace Realtime.LoadLab;

/// <summary>Something that the person at the keyboard must know; its text is the whole message.</summary>
public sealed class LabException(string message) : Exception(message);

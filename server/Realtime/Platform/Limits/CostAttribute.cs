namespace Realtime.Platform.Limits;

/// <summary>What one call of a hub method takes from its caller's bucket; 1 where a method does not say.</summary>
/// <param name="tokens">How many tokens.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CostAttribute(int tokens) : Attribute
{
    /// <summary>How many tokens.</summary>
    public int Tokens { get; } = tokens;
}

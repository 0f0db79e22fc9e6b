namespace Realtime.Features.Demo;

/// <summary>What somebody does in a channel.</summary>
internal enum DemoDeed
{
    Post,
    Reply,
    React,
    Edit,
    Delete,
}

/// <summary>One step of the story.</summary>
/// <param name="At">When.</param>
/// <param name="Channel">Where.</param>
/// <param name="Deed">What.</param>
/// <param name="Person">Who, by first name in lower case.</param>
/// <param name="Text">The body or the emoji; empty for a deletion.</param>
/// <param name="Target">The thread's root or the message that it is about, counted from 0 in the channel; -1 for none.</param>
internal sealed record DemoAct(DateTimeOffset At, string Channel, DemoDeed Deed, string Person, string Text, int Target);

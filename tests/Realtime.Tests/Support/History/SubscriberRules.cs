namespace Realtime.Tests.Support.History;

/// <summary>The invariants between what a subscriber was given and what the history has.</summary>
internal static class SubscriberRules
{
    public static IEnumerable<Violation> Check(SubscriberView view, StreamHistory history)
    {
        var last = view.Last ?? long.MaxValue;
        var expected = history.Events.Where(item => item.Seq >= view.First && item.Seq <= last).ToDictionary(item => item.Seq);
        var seen = new HashSet<long>();
        var greatest = 0L;
        foreach (var item in view.Received)
        {
            if (item.Seq < view.First || item.Seq > last)
            {
                yield return Broken(Rule.Leak, item.Seq);
            }
            else if (!seen.Add(item.Seq))
            {
                yield return Broken(Rule.SubscriberGotTwice, item.Seq);
            }
            else if (!expected.TryGetValue(item.Seq, out var truth) || truth != item)
            {
                yield return Broken(Rule.SubscriberGotOther, item.Seq);
            }
            else if (item.Seq < greatest)
            {
                yield return Broken(Rule.SubscriberGotOutOfOrder, item.Seq);
            }

            greatest = Math.Max(greatest, item.Seq);
        }

        foreach (var missed in expected.Keys.Except(seen).Order())
        {
            yield return Broken(Rule.SubscriberMissed, missed);
        }

        Violation Broken(Rule rule, long seq) => new(rule, $"{view.Client} in stream {view.Stream} at {seq}.");
    }
}

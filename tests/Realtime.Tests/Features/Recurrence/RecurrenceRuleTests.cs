using CsCheck;
using Realtime.Features.Recurrence;
using Realtime.Platform;

namespace Realtime.Tests.Features.Recurrence;

public sealed class RecurrenceRuleTests
{
    private const int MonWedFri = 0b0010101;

    [Fact]
    public void A_daily_card_comes_at_the_same_time_on_the_wall_across_a_clock_change() =>
        Assert.Equal(
            ["2026-03-27T08:00Z", "2026-03-28T08:00Z", "2026-03-29T07:00Z", "2026-03-30T07:00Z"],
            Take(Rule(RecurrenceKind.Daily, 1, anchor: "2026-03-27"), "2026-03-27T00:00Z", 4));

    [Fact]
    public void A_time_that_the_clocks_skip_comes_once_that_day() =>
        Assert.Equal(
            ["2026-03-28T01:30Z", "2026-03-29T01:00Z", "2026-03-30T00:30Z"],
            Take(Rule(RecurrenceKind.Daily, 1, anchor: "2026-03-28", time: "02:30"), "2026-03-28T00:00Z", 3));

    [Fact]
    public void A_time_that_the_clocks_show_twice_comes_once() =>
        Assert.Equal(
            ["2026-10-31T05:30Z", "2026-11-01T05:30Z", "2026-11-02T06:30Z"],
            Take(Rule(RecurrenceKind.Daily, 1, anchor: "2026-10-31", time: "01:30", zone: "America/New_York"), "2026-10-31T00:00Z", 3));

    [Fact]
    public void A_weekly_card_comes_on_its_days_of_every_second_week() =>
        Assert.Equal(
            ["2026-11-25T08:00Z", "2026-11-27T08:00Z", "2026-12-07T08:00Z", "2026-12-09T08:00Z", "2026-12-11T08:00Z", "2026-12-21T08:00Z"],
            Take(Rule(RecurrenceKind.Weekly, 2, days: MonWedFri, anchor: "2026-11-24"), "2026-11-24T12:00Z", 6));

    [Fact]
    public void A_monthly_card_comes_on_the_last_day_of_shorter_months() =>
        Assert.Equal(
            ["2027-01-31T08:00Z", "2027-02-28T08:00Z", "2027-03-31T07:00Z", "2027-04-30T07:00Z"],
            Take(Rule(RecurrenceKind.Monthly, 1, dayOfMonth: 31, anchor: "2027-01-05"), "2027-01-05T00:00Z", 4));

    [Fact]
    public void A_card_that_waits_for_completion_comes_some_days_after_it()
    {
        var rule = Rule(RecurrenceKind.Completion, 3, anchor: "2026-03-27");

        Assert.Null(rule.After(At("2026-03-27T10:00Z")));
        Assert.Equal(At("2026-03-30T07:00Z"), rule.AfterCompletion(At("2026-03-27T23:30Z").AddHours(-1)));
    }

    [Fact]
    public void It_ends_with_the_year_2199()
    {
        Assert.Null(Rule(RecurrenceKind.Monthly, 365, dayOfMonth: 1, anchor: "2190-01-01").After(At("2190-02-01T00:00Z")));
        Assert.Null(Rule(RecurrenceKind.Daily, 1, anchor: "2026-01-01").After(At("2199-12-31T09:00Z")));
        Assert.Null(Rule(RecurrenceKind.Completion, 365, anchor: "2199-01-01").AfterCompletion(At("2199-06-01T00:00Z")));
    }

    [Theory]
    [InlineData("2026-11-27", "2026-11-27")]
    [InlineData("2026-11-26", "2026-11-25")]
    [InlineData("2026-11-29", "2026-11-27")]
    public void A_date_belongs_to_the_day_of_the_rule_before_it(string day, string belongs) =>
        Assert.Equal(
            DateOnly.Parse(belongs, null),
            Rule(RecurrenceKind.Weekly, 1, days: MonWedFri, anchor: "2026-11-23").DayOnOrBefore(DateOnly.Parse(day, null)));

    [Fact]
    public void Whatever_the_rule_its_instants_lie_ahead_and_asking_between_two_gives_the_second()
    {
        var rules =
            from kind in Gen.Int[0, 2]
            from every in Gen.Int[1, 40]
            from days in Gen.Int[1, 127]
            from dayOfMonth in Gen.Int[1, 31]
            from minutes in Gen.Int[0, 1439]
            from zone in Gen.OneOf(
                Gen.Const("Europe/Berlin"), Gen.Const("America/New_York"), Gen.Const("Australia/Lord_Howe"), Gen.Const("UTC"))
            from anchor in Gen.Int[0, 4000]
            select new RecurrenceRule(
                (RecurrenceKind)kind, every, days, dayOfMonth, TimeOnly.MinValue.AddMinutes(minutes), LocalTimes.Zone(zone),
                new DateOnly(2020, 1, 1).AddDays(anchor));

        Gen.Select(rules, Gen.Int[0, 5_000_000], Gen.Int[1, 99]).Sample((rule, minute, part) =>
        {
            var from = new DateTimeOffset(2019, 12, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute);
            var first = rule.After(from)!.Value;
            var second = rule.After(first)!.Value;
            Assert.True(from < first && first < second);
            Assert.Equal(second, rule.After(first + ((second - first) * part / 100)));
        });
    }

    private static RecurrenceRule Rule(
        RecurrenceKind kind, int every, string anchor, int days = 0, int dayOfMonth = 0, string time = "09:00",
        string zone = "Europe/Berlin") =>
        new(kind, every, days, dayOfMonth, TimeOnly.Parse(time, null), LocalTimes.Zone(zone), DateOnly.Parse(anchor, null));

    private static List<string> Take(RecurrenceRule rule, string from, int count)
    {
        List<string> all = [];
        var at = At(from);
        while (all.Count < count)
        {
            at = rule.After(at)!.Value;
            all.Add(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", null));
        }

        return all;
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null);
}

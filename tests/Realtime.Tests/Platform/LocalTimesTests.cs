using Realtime.Platform;

namespace Realtime.Tests.Platform;

public sealed class LocalTimesTests
{
    public static TheoryData<string, string, string, string> Wall => new()
    {
        // An ordinary day; both sides of the year.
        { "Europe/Berlin", "2026-01-15", "09:00", "2026-01-15T08:00:00Z" },
        { "Europe/Berlin", "2026-07-15", "09:00", "2026-07-15T07:00:00Z" },

        // Berlin jumps from 02:00 to 03:00: what it skips is the first instant after.
        { "Europe/Berlin", "2026-03-29", "01:59", "2026-03-29T00:59:00Z" },
        { "Europe/Berlin", "2026-03-29", "02:00", "2026-03-29T01:00:00Z" },
        { "Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:00:00Z" },
        { "Europe/Berlin", "2026-03-29", "03:00", "2026-03-29T01:00:00Z" },

        // Berlin shows 02:00 to 03:00 twice: the earlier counts.
        { "Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00Z" },
        { "Europe/Berlin", "2026-10-25", "03:00", "2026-10-25T02:00:00Z" },

        // New York, on other days.
        { "America/New_York", "2026-03-08", "02:30", "2026-03-08T07:00:00Z" },
        { "America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z" },
        { "America/New_York", "2026-11-01", "02:00", "2026-11-01T07:00:00Z" },

        // Half an hour's jump.
        { "Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30:00Z" },
        { "UTC", "2026-10-25", "02:30", "2026-10-25T02:30:00Z" },
    };

    [Theory]
    [MemberData(nameof(Wall))]
    public void A_time_on_the_wall_is_one_instant(string zone, string day, string time, string instant) =>
        Assert.Equal(
            DateTimeOffset.Parse(instant, null),
            LocalTimes.At(DateOnly.Parse(day, null), TimeOnly.Parse(time, null), LocalTimes.CheckZone("timeZone", zone)));

    [Theory]
    [InlineData("")]
    [InlineData("Berlin")]
    [InlineData("Europe/Nowhere")]
    [InlineData("../../etc/passwd")]
    [InlineData("Europe/../Europe/Berlin")]
    [InlineData("/etc/localtime")]
    [InlineData("zone.tab")]
    [InlineData("Europe")]
    [InlineData("Europe/Berlin\n")]
    [InlineData("Europe/Berlin\0")]
    public void What_names_no_zone_is_refused(string zone) =>
        Assert.Equal("timeZone", Assert.Throws<DomainError>(() => LocalTimes.CheckZone("timeZone", zone)).Member);

    [Theory]
    [InlineData("8:00")]
    [InlineData("24:00")]
    [InlineData("08:60")]
    [InlineData("08:00:00")]
    [InlineData("")]
    public void What_is_no_time_of_day_is_refused(string text) =>
        Assert.Equal("digestAt", Assert.Throws<DomainError>(() => LocalTimes.CheckTime("digestAt", text)).Member);

    [Fact]
    public void An_occasion_has_one_id_and_each_its_own()
    {
        var (card, at) = (Guid.Parse("019aa000-0000-7000-8000-000000000001"), DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000));

        Assert.Equal(Ids.Of(card, at), Ids.Of(card, at.ToOffset(TimeSpan.FromHours(2))));
        Assert.NotEqual(Ids.Of(card, at), Ids.Of(card, at.AddMilliseconds(1)));
        Assert.NotEqual(Ids.Of(card, at), Ids.Of(Guid.Parse("019aa000-0000-7000-8000-000000000002"), at));
        Assert.Equal(8, Ids.Of(card, at).Version);
    }
}

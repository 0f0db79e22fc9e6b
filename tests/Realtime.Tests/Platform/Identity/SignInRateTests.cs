using System.Net;
using Microsoft.Extensions.Options;
using Realtime.Platform;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;
using Realtime.Platform.Limits;

namespace Realtime.Tests.Platform.Identity;

public sealed class SignInRateTests
{
    private const int PerMinute = 6;
    private static readonly IPAddress s_office = IPAddress.Parse("192.0.2.1");
    private readonly SettableClock _clock = new();

    [Fact]
    public void After_the_burst_an_address_waits_for_its_next_token()
    {
        var rate = Rate(PerMinute);
        Take(rate, PerMinute * SignInRate.BurstMinutes);
        var error = Assert.Throws<DomainError>(() => rate.Take(s_office));
        _clock.Now += TimeSpan.FromSeconds(10);
        rate.Take(s_office);

        Assert.Equal(("limit.exceeded", 429, TimeSpan.FromSeconds(10)), (error.Code, error.Status, error.RetryAfter));
        Assert.Throws<DomainError>(() => rate.Take(s_office));
    }

    [Fact]
    public void Other_addresses_are_not_held_back()
    {
        var rate = Rate(PerMinute);
        Take(rate, PerMinute * SignInRate.BurstMinutes);

        rate.Take(IPAddress.Parse("192.0.2.2"));
    }

    [Fact]
    public void A_bucket_never_holds_more_than_the_burst()
    {
        var rate = Rate(PerMinute);
        rate.Take(s_office);
        _clock.Now += TimeSpan.FromDays(1);
        Take(rate, PerMinute * SignInRate.BurstMinutes);

        Assert.Throws<DomainError>(() => rate.Take(s_office));
    }

    [Fact]
    public void A_flood_of_addresses_does_not_refill_the_bucket_in_use()
    {
        var rate = Rate(PerMinute);
        for (var i = 0; i < TokenBuckets<string>.MaxCallers - 1; i++)
        {
            rate.Take(new IPAddress([10, (byte)(i >> 16), (byte)(i >> 8), (byte)i]));
        }

        Take(rate, PerMinute * SignInRate.BurstMinutes);
        rate.Take(IPAddress.Parse("192.0.2.2"));

        Assert.Throws<DomainError>(() => rate.Take(s_office));
    }

    [Fact]
    public void Zero_sets_no_limit() => Take(Rate(0), 10_000);

    private static void Take(SignInRate rate, int times)
    {
        for (var i = 0; i < times; i++)
        {
            rate.Take(s_office);
        }
    }

    private SignInRate Rate(int perMinute) => new(Options.Create(new HttpOptions { SignInsPerMinute = perMinute }), _clock);
}

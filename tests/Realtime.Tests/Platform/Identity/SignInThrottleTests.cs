using System.Net;
using Realtime.Platform;
using Realtime.Platform.Identity;

namespace Realtime.Tests.Platform.Identity;

public sealed class SignInThrottleTests
{
    private static readonly IPAddress s_home = IPAddress.Parse("192.0.2.1");
    private readonly SettableClock _clock = new();
    private readonly SignInThrottle _throttle;

    public SignInThrottleTests() => _throttle = new SignInThrottle(_clock);

    [Fact]
    public void The_eleventh_wrong_password_is_not_even_tried()
    {
        Fail(SignInThrottle.MaxFailures);
        var error = Assert.Throws<DomainError>(() => _throttle.Begin("ANA", s_home));

        Assert.Equal(("limit.exceeded", SignInThrottle.Window), (error.Code, error.RetryAfter));
    }

    [Fact]
    public void Attempts_that_run_at_once_are_all_counted()
    {
        for (var i = 0; i < SignInThrottle.MaxFailures; i++)
        {
            _throttle.Begin("ANA", s_home);
        }

        Assert.Throws<DomainError>(() => _throttle.Begin("ANA", s_home));
    }

    [Fact]
    public void Another_address_and_another_account_are_not_held_back()
    {
        Fail(SignInThrottle.MaxFailures);

        _throttle.Begin("ANA", IPAddress.Parse("192.0.2.2")).Dispose();
        _throttle.Begin("BEN", s_home).Dispose();
    }

    [Fact]
    public void A_quarter_of_an_hour_later_it_may_be_tried_again()
    {
        Fail(SignInThrottle.MaxFailures);
        _clock.Now += SignInThrottle.Window;

        _throttle.Begin("ANA", s_home).Dispose();
    }

    [Fact]
    public void A_right_password_forgets_the_wrong_ones()
    {
        Fail(SignInThrottle.MaxFailures - 1);
        using (var right = _throttle.Begin("ANA", s_home))
        {
            right.Succeeded();
        }

        Fail(SignInThrottle.MaxFailures);
    }

    [Fact]
    public void An_attempt_without_an_outcome_does_not_count()
    {
        for (var i = 0; i <= SignInThrottle.MaxFailures; i++)
        {
            _throttle.Begin("ANA", s_home).Dispose();
        }
    }

    [Fact]
    public void A_network_of_IPv6_addresses_is_one_caller()
    {
        for (var i = 0; i < SignInThrottle.MaxFailures; i++)
        {
            _throttle.Begin("ANA", IPAddress.Parse($"2001:db8::{i:x}"));
        }

        Assert.Throws<DomainError>(() => _throttle.Begin("ANA", IPAddress.Parse("2001:db8::ffff")));
        _throttle.Begin("ANA", IPAddress.Parse("2001:db8:0:1::1")).Dispose();
    }

    [Fact]
    public void Attempts_without_an_outcome_push_no_count_out()
    {
        Fail(SignInThrottle.MaxFailures);
        for (var i = 0; i <= SignInThrottle.MaxEntries; i++)
        {
            _throttle.Begin($"STRANGER {i}", s_home).Dispose();
        }

        Assert.Throws<DomainError>(() => _throttle.Begin("ANA", s_home));
    }

    [Fact]
    public void When_there_is_no_room_the_oldest_count_goes_and_not_all()
    {
        for (var i = 0; i < SignInThrottle.MaxEntries - 1; i++)
        {
            _throttle.Begin($"STRANGER {i}", s_home);
        }

        Fail(SignInThrottle.MaxFailures);
        _throttle.Begin("ONE MORE", s_home);

        Assert.Throws<DomainError>(() => _throttle.Begin("ANA", s_home));
    }

    private void Fail(int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var attempt = _throttle.Begin("ANA", s_home);
            attempt.Failed();
        }
    }
}

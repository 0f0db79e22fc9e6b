using Realtime.Features.Presence;

namespace Realtime.Tests.Features.Presence;

public sealed class LeasesTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Guid _ana = Guid.CreateVersion7();
    private readonly Leases _leases = new(lease: 15 * Second, grace: 10 * Second);

    [Fact]
    public void A_closed_socket_counts_until_the_grace_is_over()
    {
        _leases.Renew(_ana, "one", Start);
        _leases.Release(_ana, "one", Start + Second);

        Assert.Contains(_ana, _leases.Online(Start + 10 * Second));
        Assert.DoesNotContain(_ana, _leases.Online(Start + 11 * Second));
        Assert.Equal(Start + 11 * Second, _leases.FirstEnd());
    }

    [Fact]
    public void A_socket_whose_end_nobody_saw_runs_out_by_itself()
    {
        _leases.Renew(_ana, "one", Start);

        Assert.Contains(_ana, _leases.Online(Start + 24 * Second));
        Assert.DoesNotContain(_ana, _leases.Online(Start + 25 * Second));
    }

    [Fact]
    public void Renewing_keeps_somebody_online()
    {
        for (var i = 0; i < 10; i++)
        {
            _leases.Renew(_ana, "one", Start + i * 20 * Second);
            _leases.Expire(Start + i * 20 * Second);
        }

        Assert.Contains(_ana, _leases.Online(Start + 200 * Second));
    }

    [Fact]
    public void The_last_of_several_sockets_decides()
    {
        _leases.Renew(_ana, "one", Start);
        _leases.Renew(_ana, "two", Start);
        _leases.Release(_ana, "one", Start);
        _leases.Expire(Start + 12 * Second);

        Assert.Contains(_ana, _leases.Online(Start + 12 * Second));
        _leases.Release(_ana, "two", Start + 12 * Second);
        Assert.DoesNotContain(_ana, _leases.Online(Start + 22 * Second));
    }

    [Fact]
    public void Releasing_twice_does_not_prolong_the_grace()
    {
        _leases.Renew(_ana, "one", Start);
        _leases.Release(_ana, "one", Start);
        _leases.Release(_ana, "one", Start + 9 * Second);

        Assert.DoesNotContain(_ana, _leases.Online(Start + 10 * Second));
    }

    [Fact]
    public void What_ran_out_is_forgotten()
    {
        _leases.Renew(_ana, "one", Start);
        _leases.Expire(Start + 25 * Second);

        Assert.Null(_leases.FirstEnd());
    }
}

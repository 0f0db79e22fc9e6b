using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Platform.Identity;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Cards;

/// <summary>A server that counts each account's calls, on a clock that stands: its time is a century ahead, as cookies want it.</summary>
public sealed class CountingServer : ServerFixture
{
    public const int Burst = 100;

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["Limits:AccountPerSecond"] = "1",
        ["Limits:AccountBurst"] = $"{Burst}",
    };

    protected override void Configure(IServiceCollection services) =>
        services.AddSingleton<TimeProvider>(new SettableClock { Now = new(2126, 11, 22, 12, 0, 0, TimeSpan.Zero) });
}

/// <summary>Who has the server do much at once pays for it: everybody else waited meanwhile.</summary>
public sealed class ManyCardsCostTests(CountingServer server) : IClassFixture<CountingServer>
{
    [Fact]
    public async Task Each_twenty_cards_that_go_or_come_back_at_once_cost_as_much_as_a_call()
    {
        await using var desk = await Desk.OpenAsync(server);
        await desk.CardsAsync(40);
        var before = await LeftAsync(desk, HttpMethod.Get, desk.Path);

        Assert.Equal(before - 3, await LeftAsync(desk, HttpMethod.Post, $"lists/{desk.Lists[0]}/archive-cards"));
        Assert.Equal(before - 6, await LeftAsync(desk, HttpMethod.Post, $"{desk.Path}/undo"));
        Assert.Equal(before - 9, await LeftAsync(desk, HttpMethod.Post, $"{desk.Path}/redo"));
        Assert.Equal(before - 10, await LeftAsync(desk, HttpMethod.Get, desk.Path));
    }

    [Fact]
    public async Task What_was_not_there_to_pay_keeps_the_next_call_waiting()
    {
        await using var desk = await Desk.OpenAsync(server);
        await desk.CardsAsync(60);
        while (await LeftAsync(desk, HttpMethod.Get, desk.Path) > 1)
        {
        }

        Assert.Equal(0, await LeftAsync(desk, HttpMethod.Post, $"lists/{desk.Lists[0]}/archive-cards"));

        using var refused = await desk.Member.SendAsync(HttpMethod.Get, desk.Path);
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(4)), (refused.StatusCode, refused.Headers.RetryAfter!.Delta));
    }

    [Fact]
    public async Task A_call_that_is_sent_again_costs_no_more_than_any_other()
    {
        await using var desk = await Desk.OpenAsync(server);
        await desk.CardsAsync(40);
        var (before, opId) = (await LeftAsync(desk, HttpMethod.Get, desk.Path), Guid.CreateVersion7());

        Assert.Equal(before - 3, await LeftAsync(desk, HttpMethod.Post, $"lists/{desk.Lists[0]}/archive-cards", opId));
        Assert.Equal(before - 4, await LeftAsync(desk, HttpMethod.Post, $"lists/{desk.Lists[0]}/archive-cards", opId));
        opId = Guid.CreateVersion7();
        Assert.Equal(before - 7, await LeftAsync(desk, HttpMethod.Post, $"{desk.Path}/undo", opId));
        Assert.Equal(before - 8, await LeftAsync(desk, HttpMethod.Post, $"{desk.Path}/undo", opId));
    }

    [Fact]
    public async Task Reminders_that_follow_a_list_cost_too()
    {
        await using var desk = await Desk.OpenAsync(server);
        foreach (var card in await desk.CardsAsync(3))
        {
            for (var minutes = 0; minutes < 7; minutes++)
            {
                await desk.Owner.PostAsync($"cards/{card}/reminders", new { beforeDue = minutes });
            }
        }

        var before = await LeftAsync(desk, HttpMethod.Get, desk.Path);

        Assert.Equal(before - 2, await LeftAsync(desk, HttpMethod.Patch, $"lists/{desk.Lists[0]}", body: new { kind = "closed" }));
        Assert.Equal(before - 3, await LeftAsync(desk, HttpMethod.Patch, $"lists/{desk.Lists[0]}", body: new { name = "Nearly" }));
    }

    private static async Task<int> LeftAsync(Desk desk, HttpMethod method, string path, Guid? opId = null, object? body = null)
    {
        using var response = await desk.Member.SendAsync(method, path, body, opId);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        var told = response.Headers.GetValues("RateLimit").Single();
        return int.Parse(told.Split("r=")[1].Split(';')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}

namespace Realtime.Platform.Jobs;

/// <summary>
/// Work that falls due at instants that its own table knows. The table is the truth; triggers only wake the work in time. Register
/// it as a singleton.
/// </summary>
public interface IDueWork
{
    /// <summary>A short word that never changes, such as <c>reminders</c>; triggers are named after it.</summary>
    string Name { get; }

    /// <summary>Whether it waits for servers that are not ours; then it runs apart from all other work.</summary>
    bool IsSlow => false;

    /// <summary>The distinct instants ahead at which something falls due, earliest first; at most a thousand.</summary>
    Task<IReadOnlyList<DateTimeOffset>> AheadAsync(DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>What is due and not done yet, by instant and then by id.</summary>
    /// <param name="until">Due by then.</param>
    /// <param name="after">The last one of the page before; <c>default</c> for the first page.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<DueItem>> DueAsync(DateTimeOffset until, DueItem after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Does one thing. It may be asked for the same thing twice, at the same time too, and after a crash: the effect is one command
    /// that finds out by itself whether it is still wanted.
    /// </summary>
    Task RunAsync(DueItem item, CancellationToken cancellationToken);
}

/// <summary>One thing that is due.</summary>
/// <param name="Id">The row that it is about.</param>
/// <param name="UserId">On whose behalf it is done.</param>
/// <param name="At">The instant that it is due at; with the id it names the effect.</param>
public readonly record struct DueItem(Guid Id, Guid UserId, DateTimeOffset At);

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Realtime.Platform.Jobs;

/// <summary>Registers the work that time brings: due work, clean-up, and the scheduler that wakes them.</summary>
public static class JobsPlatform
{
    private const int Workers = 4;

    /// <summary>Adds the scheduler with its store in the product's database, unless <c>Jobs:Enabled</c> is false.</summary>
    public static WebApplicationBuilder AddJobsPlatform(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<JobsOptions>().BindConfiguration(JobsOptions.Section);
        services.AddSingleton<DueSchedule>();
        services.AddSingleton<Setbacks>();
        services.AddSingleton<DueRunner>();
        services.AddSingleton<SlowWorks>();
        services.AddSingleton<DueTriggers>();
        services.AddSingleton<DuePass>();
        services.AddSingleton<CleanUps>();
        services.AddSingleton<ICleanUp, OldOperations>();
        services.AddSingleton<ICleanUp, OldSessions>();
        services.AddSingleton<ICleanUp, OldTokens>();
        services.AddSingleton<QuartzDatabase>();

        // It tells of every start and stop of its own.
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        var options = builder.Configuration.GetSection(JobsOptions.Section).Get<JobsOptions>() ?? new JobsOptions();
        services.AddQuartz(quartz => Configure(quartz, options));
        if (options.Enabled)
        {
            services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
            services.AddHostedService<DuePlanner>();
            services.AddHostedService(provider => provider.GetRequiredService<SlowWorks>());
        }

        return builder;
    }

    private static void Configure(IQuartzBuilder quartz, JobsOptions options)
    {
        quartz.ConfigureScheduler(scheduler =>
        {
            scheduler.InstanceName = "realtime";
            scheduler.MaxBatchSize = Workers;
        });
        quartz.UseDefaultThreadPool(Workers);
        quartz.UsePersistentStore(store =>
        {
            store.UseSqlite(source => source.DataSourceFactory = services => services.GetRequiredService<QuartzDatabase>());
            store.UseSystemTextJsonSerializer();
            store.ConfigureStore(settings => settings.StoreJobDataAsStrings = true);
            store.ProvisionSchema();
        });
        quartz.AddJob<DueJob>(job => job.WithIdentity(DueJob.Key).StoreDurably());
        AddRepeated<DuePassJob>(quartz, DuePassJob.Key, options.PassInterval);
        AddRepeated<CleanUpJob>(quartz, CleanUpJob.Key, options.CleanUpInterval);
    }

    private static void AddRepeated<TJob>(IQuartzBuilder quartz, JobKey key, TimeSpan interval)
        where TJob : class, IJob
    {
        quartz.AddJob<TJob>(job => job.WithIdentity(key).StoreDurably());
        quartz.AddTrigger(trigger => trigger
            .WithIdentity(key.Name)
            .ForJob(key)
            .StartNow()
            .WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever()));
    }
}

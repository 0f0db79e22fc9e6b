using Microsoft.Extensions.DependencyInjection;

namespace Realtime.Platform.Audit;

/// <summary>Registers what writes down refusals, and what reads and checks the audit log.</summary>
internal static class AuditPlatform
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddOptions<AuditOptions>().BindConfiguration("Audit")
            .Validate(options => options.IsSound, "Every setting of Audit must be more than 0.").ValidateOnStart();
        services.AddSingleton<AuditReading>().AddSingleton<AuditCheck>().AddSingleton<Denials>();
        services.AddHostedService<DenialWriter>();
    }
}

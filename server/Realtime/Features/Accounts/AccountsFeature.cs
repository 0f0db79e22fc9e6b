using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Events;
using Realtime.Platform.Features;

namespace Realtime.Features.Accounts;

/// <summary>Accounts: who people are, and how they come in.</summary>
internal sealed class AccountsFeature : IFeature
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Accounts>();
        services.AddSingleton<DisplayNames>();
        services.AddSingleton<Proofs>();
        services.AddSingleton<SignInGate>();
        services.AddSingleton<SignIns>();
        services.AddSingleton<TokenGrants>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<LinkSeal>();
        services.AddSingleton<AccountMails>();
        services.AddSingleton<PasswordResets>();
        services.AddSingleton<EmailConfirmations>();
        services.AddSingleton<IPasswordCheck>(provider => provider.GetRequiredService<Passwords>());
        services.AddSingleton<IStreamRule, UserStreamRule>();
    }

    public void MapEndpoints(IEndpointRouteBuilder api)
    {
        AccountsApi.Map(api);
        AccountMailApi.Map(api);
    }
}

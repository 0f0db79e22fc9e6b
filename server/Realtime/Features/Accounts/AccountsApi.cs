using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>The REST calls for signing up, in and out.</summary>
internal static class AccountsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("").WithTags("Accounts");
        var doors = accounts.MapGroup("").AllowAnonymous().AddEndpointFilter(SignInRate.FilterAsync);
        doors.MapPost("/auth/register", RegisterAsync).WithSummary("Make an account and sign in.");
        doors.MapPost("/auth/login", LoginAsync).WithSummary("Sign in by cookie.");
        doors.MapPost("/auth/token", TokenAsync).WithSummary("Get tokens for a program: by password, or by the refresh token of the pair before.");
        accounts.MapGet("/auth/session", ReadSession).AllowAnonymous().WithSummary("See whether one is signed in; nobody is refused.");
        accounts.MapPost("/auth/logout", LogoutAsync).WithSummary("Sign out and close the session's sockets.");
        accounts.MapGet("/me", MeAsync).RequireScope("account").WithSummary("Read one's own account.");
        accounts.MapPatch("/me", RenameAsync).WithSummary("Change one's own name.");
        accounts.MapPut("/me/password", ChangePasswordAsync).AddEndpointFilter(SignInRate.FilterAsync)
            .WithSummary("Change one's password; every other session and token ends.");

        // Elsewhere these paths do not exist at all: nobody may ever sign in without a password on a real server.
        if (HasDemo(api.ServiceProvider.GetRequiredService<IConfiguration>()))
        {
            accounts.MapGet("/auth/demo", ListDemoAsync).AllowAnonymous().WithSummary("List the people of the demonstration.");
            doors.MapPost("/auth/demo", LoginDemoAsync).WithSummary("Sign in as one of the demonstration's people.");
        }
    }

    private static bool HasDemo(IConfiguration configuration) => configuration.GetValue<bool>("Demo:Enabled");

    private static Ok<SessionState> ReadSession(HttpContext context, IConfiguration configuration) =>
        TypedResults.Ok(new SessionState(context.User.Identity?.IsAuthenticated is true, HasDemo(configuration)));

    private static async Task<Created<Account>> RegisterAsync(
        RegisterRequest request, HttpContext context, Accounts accounts, AccountMails mails, CancellationToken cancellationToken)
    {
        SessionCookies.RequirePrivacy(context);
        var signedIn = await accounts.RegisterAsync(request, mails, Device.Of(context), cancellationToken);
        return TypedResults.Created("/api/v1/me", await Entrance.StartAsync(context, signedIn));
    }

    private static async Task<Ok<Account>> LoginAsync(
        LoginRequest request, HttpContext context, SignIns signIns, CancellationToken cancellationToken)
    {
        SessionCookies.RequirePrivacy(context);
        var credentials = new Credentials(request.Email, request.Password, context.Connection.RemoteIpAddress);
        return TypedResults.Ok(await Entrance.StartAsync(
            context, await signIns.SignInAsync(credentials, Entrance.Before(context), Device.Of(context), cancellationToken)));
    }

    private static async Task<Ok<TokenReply>> TokenAsync(
        TokenRequest request, HttpContext context, TokenGrants grants, CancellationToken cancellationToken) =>
        TypedResults.Ok(await grants.IssueAsync(request, Device.Of(context), context.Connection.RemoteIpAddress, cancellationToken));

    private static async Task<NoContent> LogoutAsync(
        Caller caller, HttpContext context, SignIns signIns, CancellationToken cancellationToken)
    {
        await signIns.SignOutAsync(caller, cancellationToken);
        await context.EndSessionAsync();
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Me>> MeAsync(Caller caller, Accounts accounts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await accounts.GetMeAsync(caller, cancellationToken));

    private static async Task<Ok<Me>> RenameAsync(
        UpdateMeRequest request, Caller caller, OperationId operation, DisplayNames names, CancellationToken cancellationToken) =>
        TypedResults.Ok(await names.ChangeAsync(caller, request, operation.Value, cancellationToken));

    private static async Task<NoContent> ChangePasswordAsync(
        ChangePasswordRequest request, Caller caller, HttpContext context, Passwords passwords, CancellationToken cancellationToken)
    {
        await passwords.ChangeAsync(caller, request, context.Connection.RemoteIpAddress, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Page<DemoPerson>>> ListDemoAsync(SignIns signIns, CancellationToken cancellationToken) =>
        TypedResults.Ok(await signIns.ListDemoAsync(cancellationToken));

    private static async Task<Ok<Account>> LoginDemoAsync(
        DemoLoginRequest request, HttpContext context, SignIns signIns, CancellationToken cancellationToken)
    {
        SessionCookies.RequirePrivacy(context);
        return TypedResults.Ok(await Entrance.StartAsync(
            context, await signIns.SignInDemoAsync(request.Email, Entrance.Before(context), Device.Of(context), cancellationToken)));
    }
}

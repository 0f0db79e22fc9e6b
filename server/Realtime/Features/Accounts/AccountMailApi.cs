using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>The REST calls about what is sent to an account's address, and what its reader may do.</summary>
internal static class AccountMailApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("").WithTags("Accounts");
        accounts.MapGet("/auth/password-reset", GetReset).AllowAnonymous()
            .WithSummary("Read whether a forgotten password can be reset here, which needs an SMTP server and the page's address.");
        var limited = accounts.MapGroup("").AddEndpointFilter(SignInRate.FilterAsync);
        limited.MapPost("/auth/password-reset", AskAsync).AllowAnonymous()
            .WithSummary("Ask for an e-mail by which to set a new password; the answer is the same whether there is such an account.");
        limited.MapPost("/auth/password-reset/confirm", ResetAsync).AllowAnonymous()
            .WithSummary("Set a password with the link of that e-mail; every session and API token ends, and nobody is signed in.");
        limited.MapPost("/auth/email/confirm", ConfirmAsync).AllowAnonymous().WithSummary("Confirm an address with the link that was sent to it.");
        limited.MapPost("/me/email/confirmation", SendAsync).WithSummary("Get the e-mail that confirms one's address again.");
    }

    private static Ok<PasswordResetView> GetReset(AccountMails mails) => TypedResults.Ok(new PasswordResetView(mails.IsEnabled));

    private static async Task<Accepted> AskAsync(PasswordResetRequest request, PasswordResets resets, CancellationToken cancellationToken)
    {
        await resets.AskAsync(request.Email, cancellationToken);
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<NoContent> ResetAsync(
        NewPasswordRequest request, HttpContext context, PasswordResets resets, CancellationToken cancellationToken)
    {
        await resets.ResetAsync(request.Token, request.Password, context.Connection.RemoteIpAddress, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ConfirmAsync(
        ConfirmEmailRequest request, EmailConfirmations confirmations, HttpContext context, CancellationToken cancellationToken)
    {
        await confirmations.ConfirmAsync(request.Token, context.Connection.RemoteIpAddress, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Accepted> SendAsync(Caller caller, EmailConfirmations confirmations, CancellationToken cancellationToken)
    {
        await confirmations.SendAsync(caller, cancellationToken);
        return TypedResults.Accepted((string?)null);
    }
}

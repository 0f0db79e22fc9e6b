using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Realtime.Features.Accounts;
using Realtime.Platform;
using Realtime.Platform.Identity;

namespace Realtime.Features.SecondFactor;

internal static class SecondFactorApi
{
    private const int MaxCode = 40;
    private const int MaxChallenge = 100;

    public static void MapSecondFactor(this IEndpointRouteBuilder api)
    {
        var all = api.MapGroup("").WithTags("Second factor");
        all.MapPost("/auth/second-factor", FinishAsync).AllowAnonymous().AddEndpointFilter(SignInRate.FilterAsync)
            .WithSummary("Finish signing in with the code that was asked for: a cookie or a pair of tokens, as it was begun.");
        var own = all.MapGroup("/me/second-factor");
        own.MapGet("/", GetAsync).WithSummary("Read how one's second factor stands.");
        own.MapPost("/", BeginAsync).AddEndpointFilter(SignInRate.FilterAsync)
            .WithSummary("Begin to switch it on: a secret for the authenticator.");
        own.MapPost("/confirm", ConfirmAsync).WithSummary("Switch it on with the first code; brings recovery codes.");
        own.MapPost("/recovery-codes", RenewAsync).WithSummary("Get new recovery codes.");
        own.MapPost("/remove", RemoveAsync).WithSummary("Switch it off with a code.");
    }

    private static async Task<IResult> FinishAsync(
        SecondStepRequest request, HttpContext context, SecondSteps steps, CancellationToken cancellationToken)
    {
        var challenge = request.Challenge is null
            ? SignInCookie.Read(context)
            : Text.Check("challenge", request.Challenge, 1, MaxChallenge);
        if (challenge is not { Length: > 0 and <= MaxChallenge })
        {
            throw SecondFactorErrors.ChallengeInvalid();
        }

        var admitted = await steps.FinishAsync(
            challenge, Check(request.Code), Entrance.Before(context), Device.Of(context), cancellationToken);
        if (admitted.Kind == SessionKind.Program)
        {
            return TypedResults.Ok(Entrance.Pair(context, admitted.SignedIn, admitted.Refresh));
        }

        SessionCookies.RequirePrivacy(context);
        SignInCookie.Forget(context);
        return TypedResults.Ok(await Entrance.StartAsync(context, admitted.SignedIn));
    }

    private static async Task<IResult> GetAsync(Caller caller, SecondFactors factors, CancellationToken cancellationToken) =>
        TypedResults.Ok(await factors.GetAsync(caller, cancellationToken));

    private static async Task<IResult> BeginAsync(
        BeginSecondFactorRequest request, Caller caller, HttpContext context, SecondFactors factors, CancellationToken cancellationToken) =>
        TypedResults.Ok(await factors.BeginAsync(caller, request.Password, context.Connection.RemoteIpAddress, cancellationToken));

    private static async Task<IResult> ConfirmAsync(
        CodeRequest request, Caller caller, SecondFactors factors, CancellationToken cancellationToken) =>
        TypedResults.Ok(await factors.ConfirmAsync(caller, Check(request.Code), cancellationToken));

    private static async Task<IResult> RenewAsync(
        CodeRequest request, Caller caller, SecondFactors factors, CancellationToken cancellationToken) =>
        TypedResults.Ok(await factors.RenewCodesAsync(caller, Check(request.Code), cancellationToken));

    private static async Task<IResult> RemoveAsync(
        CodeRequest request, Caller caller, SecondFactors factors, CancellationToken cancellationToken)
    {
        await factors.RemoveAsync(caller, Check(request.Code), cancellationToken);
        return TypedResults.NoContent();
    }

    private static string Check(string code) => Text.CheckLine("code", code, 1, MaxCode);
}

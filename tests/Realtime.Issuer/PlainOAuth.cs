using Microsoft.AspNetCore.WebUtilities;

namespace Realtime.Issuer;

/// <summary>
/// OAuth 2.0 as Google and GitHub speak it; they differ in their addresses, their refusals and what they tell of a person.
/// </summary>
internal static class PlainOAuth
{
    public static void MapGoogle(this IEndpointRouteBuilder site)
    {
        site.MapConsent("/google/auth");
        site.MapPost("/google/token", async (HttpContext context, Grants grants) =>
            grants.Exchange(await context.Request.ReadFormAsync()) is { } token
                ? Results.Json(new { access_token = token, token_type = "Bearer", expires_in = 3599 })
                : Results.Json(new { error = "invalid_grant", error_description = "Bad Request" }, statusCode: 400));
        site.MapGet("/google/userinfo", (HttpContext context, Grants grants) => grants.Whose(context.Request) is { } person
            ? Results.Json(new { sub = person.Subject, name = person.Name, email = person.Email, email_verified = person.EmailVerified })
            : Results.Unauthorized());
    }

    public static void MapGitHub(this IEndpointRouteBuilder site)
    {
        site.MapConsent("/github/authorize");

        // GitHub says 200 to a bad code too.
        site.MapPost("/github/token", async (HttpContext context, Grants grants) =>
            grants.Exchange(await context.Request.ReadFormAsync()) is { } token
                ? Results.Json(new { access_token = token, token_type = "bearer", scope = "read:user,user:email" })
                : Results.Json(new { error = "bad_verification_code", error_description = "The code passed is incorrect or expired." }));
        site.MapGet("/github/user", (HttpContext context, Grants grants) => Tell(context, grants, person =>
            new { id = person.Id, login = person.Login, name = person.Name, email = "public@example.org" }));
        site.MapGet("/github/user/emails", (HttpContext context, Grants grants) => Tell(context, grants, person => new[]
        {
            new { email = $"old-{person.Email}", primary = false, verified = true },
            new { email = person.Email, primary = true, verified = person.EmailVerified },
        }));
    }

    private static IResult Tell<T>(HttpContext context, Grants grants, Func<Person, T> tell)
    {
        // GitHub's own rule: who does not say what it is, is refused.
        if (context.Request.Headers.UserAgent.Count == 0)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        return grants.Whose(context.Request) is { } person ? Results.Json(tell(person)) : Results.Unauthorized();
    }

    private static void MapConsent(this IEndpointRouteBuilder site, string path)
    {
        site.MapGet(path, (HttpContext context, People people, Grants grants) =>
            grants.IsGood(context.Request.Query) ? ConsentPage.Show(context, people) : Results.BadRequest("This request is not good."));
        site.MapPost(path, async (HttpContext context, People people, Grants grants) =>
        {
            var form = await context.Request.ReadFormAsync();
            var answer = ConsentPage.Decide(form, people) is { } person
                ? ("code", grants.Grant(form, person))
                : ("error", "access_denied");
            return Results.Redirect(QueryHelpers.AddQueryString(form["redirect_uri"].ToString(), new Dictionary<string, string?>
            {
                [answer.Item1] = answer.Item2,
                ["state"] = form["state"],
            }));
        });
    }
}

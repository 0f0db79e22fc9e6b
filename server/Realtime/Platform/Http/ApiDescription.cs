using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Realtime.Platform.Identity;
using Scalar.AspNetCore;

namespace Realtime.Platform.Http;

/// <summary>The contract that is generated from the endpoints, and a page to read it with.</summary>
internal static class ApiDescription
{
    public static void AddApiDescription(this IServiceCollection services) =>
        services.AddOpenApi("v1", options => options
            .AddDocumentTransformer((document, _, _) =>
            {
                Describe(document);
                return Task.CompletedTask;
            })
            .AddOperationTransformer((operation, context, _) =>
            {
                ShowOperationId(operation, context);
                return Task.CompletedTask;
            }));

    public static void MapApiDescription(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOpenApi().AllowAnonymous();
        endpoints.MapScalarApiReference((options, context) => options
            .WithTitle("Realtime API")
            .WithOpenApiRoutePattern("/openapi/v1.json")
            .WithNonce((string)context.Items[SecurityHeaders.NonceItem]!)
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideClientButton()
            .HideDeveloperTools()).AllowAnonymous();
    }

    /// <summary>The operation id is bound by the server's own code, which the generator cannot see into.</summary>
    private static void ShowOperationId(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var handler = context.Description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault();
        if (handler?.GetParameters().Any(parameter => parameter.ParameterType == typeof(OperationId)) is true)
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = OperationId.Header,
                In = ParameterLocation.Header,
                Description = "A UUID of the caller's making. The same call sent again with it returns the first answer.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
            });
        }
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info.Title = "Realtime";
        document.Info.Description = "Chat on a durable, ordered, resumable event log. Refusals are problem details with a stable code.";
        document.Components ??= new OpenApiComponents();
        document.AddComponent<IOpenApiSecurityScheme>("bearer", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "An access token of POST /api/v1/auth/token, or a personal API token of POST /api/v1/me/tokens.",
        });
        document.AddComponent<IOpenApiSecurityScheme>("session", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = SessionCookies.SecureName,
            Description = $"The browser's session; writes also carry {CsrfCheck.Header}: 1.",
        });
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("session", document)] = [] },
        ];
    }
}

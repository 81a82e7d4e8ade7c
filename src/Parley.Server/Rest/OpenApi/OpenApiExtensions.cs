using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Parley.Server.Rest.OpenApi;

/// <summary>The OpenAPI document of REST.</summary>
internal static class OpenApiExtensions
{
    public const string Document = "v1";

    private const string Scheme = "bearer";

    public static IServiceCollection AddRestOpenApi(this IServiceCollection services) => services.AddOpenApi(Document, static options =>
    {
        options.ShouldInclude = static description => description.ActionDescriptor.EndpointMetadata.OfType<RestEndpoint>().Any();
        options.AddDocumentTransformer(static (document, _, _) => DescribeAsync(document));
        options.AddSchemaTransformer(static (schema, context, _) => DescribeAsync(schema, context.JsonTypeInfo));
        options.AddOperationTransformer(static (operation, context, _) => DescribeAsync(operation, context));
    });

    private static Task DescribeAsync(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo { Title = "Parley", Version = Document, Description = "Conversations over REST" };

        // The server that answers is the one that was asked.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Scheme, BearerFormat = "JWT" },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        return Task.CompletedTask;
    }

    private static Task DescribeAsync(OpenApiSchema schema, JsonTypeInfo type)
    {
        // What the document's own options would take; our reader does not.
        const JsonSchemaType Either = JsonSchemaType.Integer | JsonSchemaType.String;
        if (schema.Type is { } both && (both & Either) == Either)
        {
            schema.Type = both & ~JsonSchemaType.String;
            schema.Pattern = null;
        }

        // What is null is left out.
        foreach (JsonPropertyInfo property in type.Properties.Where(static property => property is { IsGetNullable: true, IsRequired: false }))
        {
            schema.Required?.Remove(property.Name);
        }

        return Task.CompletedTask;
    }

    private static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (QueryParameter parameter in context.Description.ActionDescriptor.EndpointMetadata.OfType<QueryParameter>())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Description = parameter.Description,
                Schema = new OpenApiSchema { Type = parameter.Type },
            });
        }

        if (operation.RequestBody is null)
        {
            operation.Responses?.Remove("413");
            operation.Responses?.Remove("415");
        }

        return Task.CompletedTask;
    }
}

using Microsoft.OpenApi;

namespace Parley.Server.Rest.OpenApi;

/// <summary>A parameter that an endpoint reads from the query.</summary>
internal sealed record QueryParameter(string Name, string Description, JsonSchemaType Type = JsonSchemaType.String);

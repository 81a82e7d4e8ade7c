namespace Parley.Server.Rest.OpenApi;

/// <summary>Marks the endpoints of REST among those of the host.</summary>
internal sealed class RestEndpoint
{
    public static readonly RestEndpoint Mark = new();

    public static bool IsMarked(Endpoint endpoint) => endpoint.Metadata.GetMetadata<RestEndpoint>() is not null;
}

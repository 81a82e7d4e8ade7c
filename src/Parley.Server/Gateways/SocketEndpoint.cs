namespace Parley.Server.Gateways;

/// <summary>Marks the endpoint of the sockets.</summary>
internal sealed class SocketEndpoint
{
    public static readonly SocketEndpoint Metadata = new();

    private SocketEndpoint()
    {
    }

    public static bool Is(Endpoint endpoint) => endpoint.Metadata.GetMetadata<SocketEndpoint>() is not null;
}

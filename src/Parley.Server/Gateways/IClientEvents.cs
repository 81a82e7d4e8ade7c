namespace Parley.Server.Gateways;

/// <summary>What the clients of a gateway may ask for: events in, commands of the core, acknowledgements out.</summary>
internal interface IClientEvents
{
    void Register(GatewayEvents events);
}

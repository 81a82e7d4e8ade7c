namespace Parley.Server.Gateways;

internal sealed partial class GatewayEvents
{
    [LoggerMessage(1, LogLevel.Warning, "The database did not answer a {EventName} event")]
    private partial void LogUnavailable(Exception exception, string eventName);
}

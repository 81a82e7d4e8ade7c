using Parley.SocketIO;
using Parley.SocketIO.EngineIO;

namespace Parley.Conformance.Host;

/// <summary>
/// The settings that the public suites expect. Milliseconds can be given as <c>--pingInterval</c>, <c>--pingTimeout</c> and
/// <c>--connectTimeout</c>, for tests that a heartbeat would disturb.
/// </summary>
internal sealed class ConformanceOptions(IConfiguration configuration)
{
    public void Apply(SocketIOOptions options)
    {
        ApplyToEngine(options);
        options.ConnectTimeout = Read("connectTimeout", 1000);
    }

    public EngineIOOptions ForEngine()
    {
        var options = new EngineIOOptions();
        ApplyToEngine(options);
        return options;
    }

    private void ApplyToEngine(EngineIOOptions options)
    {
        options.PingInterval = Read("pingInterval", 300);
        options.PingTimeout = Read("pingTimeout", 200);
        options.MaxPayload = 1_000_000;
        options.AllowedOrigins.Add("*");
    }

    private TimeSpan Read(string name, int milliseconds) => TimeSpan.FromMilliseconds(configuration.GetValue(name, milliseconds));
}

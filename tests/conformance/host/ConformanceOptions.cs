using Parley.SocketIO.EngineIO;

namespace Parley.Conformance.Host;

/// <summary>The timing that the public suites expect.</summary>
internal static class ConformanceOptions
{
    public static EngineIOOptions ForEngine()
    {
        var options = new EngineIOOptions();
        Apply(options);
        return options;
    }

    public static void Apply(EngineIOOptions options)
    {
        options.PingInterval = TimeSpan.FromMilliseconds(300);
        options.PingTimeout = TimeSpan.FromMilliseconds(200);
        options.MaxPayload = 1_000_000;
        options.AllowedOrigins.Add("*");
    }
}

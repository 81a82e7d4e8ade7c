using BenchmarkDotNet.Attributes;
using Parley.SocketIO;

namespace Parley.Bench.Micro;

/// <summary>One event to a room: encoded once, so that a recipient costs a write and no memory.</summary>
public class BroadcastBenchmarks
{
    private readonly SilentClients _clients = new();
    private readonly ChatMessage _message = new("group-1", 4711, new string('x', 100));
    private Namespace _namespace = null!;

    [Params(1, 10, 1_000)]
    public int Recipients { get; set; }

    [GlobalSetup]
    public void Connect()
    {
        _clients.Connect(Recipients);
        _namespace = _clients.Server.Default;
    }

    [Benchmark]
    public void Broadcast() => _namespace.To(SilentClients.Room).Emit("message", _message);

    [GlobalCleanup]
    public void CleanUp() => _clients.Dispose();
}

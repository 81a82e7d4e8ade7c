using System.Text;
using BenchmarkDotNet.Attributes;
using Parley.SocketIO;
using Parley.SocketIO.Packets;

namespace Parley.Bench.Micro;

/// <summary>Socket.IO packets: reading and checking an event of 150 bytes, and encoding one.</summary>
public class PacketBenchmarks
{
    private const int PacketLength = 150;

    private readonly SilentClients _clients = new();
    private readonly ChatMessage _message = new("group-1", 4711, "See you at the station at half past six.");
    private readonly byte[] _packet = EventOfLength(PacketLength);

    [Benchmark]
    public int ReadEvent()
    {
        SocketPacket packet = SocketPacketReader.Read(_packet, maxAttachments: 10);
        return PayloadValidator.CheckEvent(packet.Payload, packet.Attachments, maxDepth: 32).ArgumentCount;
    }

    [Benchmark]
    public EncodedEvent EncodeEvent() => _clients.Server.Default.Encode("message", _message);

    [GlobalCleanup]
    public void CleanUp() => _clients.Dispose();

    private static byte[] EventOfLength(int length)
    {
        const string Start = "212[\"chat:send\",{\"conversationId\":\"01J9ZK3V\",\"clientId\":\"7f3c\",\"text\":\"";
        const string End = "\"}]";
        return Encoding.UTF8.GetBytes(Start + new string('x', length - Start.Length - End.Length) + End);
    }
}

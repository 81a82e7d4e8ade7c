namespace Parley.SocketIO.EngineIO.Packets;

/// <summary>
/// Reads the body of a polling POST: packets joined by the record separator U+001E, binary ones as <c>b</c> and base64
/// (protocol revision 4, "HTTP long-polling"). Base64 is decoded in place, so the body must be writable and ours.
/// </summary>
internal struct PayloadReader
{
    public const byte Separator = 0x1e;

    private Memory<byte> _rest;
    private bool _finished;

    public PayloadReader(Memory<byte> payload)
    {
        _rest = payload;
    }

    public bool TryRead(out EnginePacket packet)
    {
        packet = default;
        if (_finished)
        {
            return false;
        }

        int end = _rest.Span.IndexOf(Separator);
        Memory<byte> current = end < 0 ? _rest : _rest[..end];
        _finished = end < 0;
        _rest = end < 0 ? default : _rest[(end + 1)..];

        packet = EnginePacket.ReadText(current);
        return true;
    }
}

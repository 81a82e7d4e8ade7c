namespace Parley.Bench.Load.Protocol;

/// <summary>A message in several frames (RFC 6455, section 5.4): SignalR sends one where it has more than one buffer to send.</summary>
internal sealed class FragmentedMessage
{
    private byte[] _bytes = [];
    private int _length;

    public bool HasBegun { get; private set; }

    public void Add(ReadOnlySpan<byte> payload)
    {
        HasBegun = true;
        if (_length + payload.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, 2 * (_length + payload.Length));
        }

        payload.CopyTo(_bytes.AsSpan(_length));
        _length += payload.Length;
    }

    /// <returns>The whole message, until the next call.</returns>
    public ReadOnlySpan<byte> End()
    {
        ReadOnlySpan<byte> whole = _bytes.AsSpan(0, _length);
        HasBegun = false;
        _length = 0;
        return whole;
    }
}

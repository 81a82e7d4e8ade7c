namespace Parley.Server.Tests.Rest;

/// <summary>Bytes whose number is not known beforehand, so that they are sent in chunks.</summary>
internal sealed class UnseekableStream(byte[] bytes) : MemoryStream(bytes)
{
    public override bool CanSeek => false;
}

using System.Buffers;
using System.Text.Unicode;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Parley.SocketIO.EngineIO.Transports;

/// <summary>The body of a POST in a pooled buffer, read up to <c>maxPayload</c> and not a byte further.</summary>
internal sealed class PollingBody : IDisposable
{
    private const int InitialBufferSize = 4096;

    private byte[]? _buffer;
    private int _length;

    private PollingBody()
    {
    }

    public PostOutcome Outcome { get; private set; }

    public Memory<byte> Content => _buffer.AsMemory(0, _length);

    public static async ValueTask<PollingBody> ReadAsync(HttpRequest request, int maxPayload)
    {
        var body = new PollingBody();
        if (string.Equals(request.ContentType, "application/octet-stream", StringComparison.Ordinal))
        {
            // Protocol revision 4 sends binary as base64 text; the content type is the one of revision 3.
            body.Outcome = PostOutcome.Invalid;
            return body;
        }

        body.Outcome = request.ContentLength > maxPayload ? PostOutcome.TooLarge : await body.FillAsync(request, maxPayload);
        return body;
    }

    public void Dispose()
    {
        if (_buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = null;
        }
    }

    private async ValueTask<PostOutcome> FillAsync(HttpRequest request, int maxPayload)
    {
        // Memory follows the bytes that come, not the length that the header claims.
        _buffer = ArrayPool<byte>.Shared.Rent(InitialBufferSize);
        try
        {
            while (true)
            {
                int read = await request.Body.ReadAsync(_buffer.AsMemory(_length), request.HttpContext.RequestAborted);
                _length += read;
                if (_length > maxPayload)
                {
                    return PostOutcome.TooLarge;
                }

                if (read == 0)
                {
                    return Utf8.IsValid(_buffer.AsSpan(0, _length)) ? PostOutcome.Ok : PostOutcome.Invalid;
                }

                Grow();
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ConnectionAbortedException)
        {
            return PostOutcome.Aborted;
        }
    }

    private void Grow()
    {
        if (_length < _buffer!.Length)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}

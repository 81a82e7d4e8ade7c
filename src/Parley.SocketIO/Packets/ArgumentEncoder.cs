using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Parley.SocketIO.EngineIO.Packets;

namespace Parley.SocketIO.Packets;

/// <summary>
/// Writes the JSON array of an event or an acknowledgement into a buffer that each thread keeps, and collects the attachments on the way.
/// Use: <c>Begin</c>, any number of <c>Add</c>, <c>End</c>; the result is valid until the next <c>Begin</c> on the thread.
/// </summary>
#pragma warning disable CA1001 // The writer writes to memory and lives as long as its thread.
internal sealed class ArgumentEncoder
#pragma warning restore CA1001
{
    /// <summary>A buffer that grew beyond this for one large packet is not kept.</summary>
    private const int MaxKeptBuffer = 64 * 1024;

    [ThreadStatic]
    private static ArgumentEncoder? _encoderOfThread;

    private readonly List<ReadOnlyMemory<byte>> _attachments = [];
    private readonly JsonSerializerOptions _options;
    private readonly Utf8JsonWriter _writer;
    private ArrayBufferWriter<byte> _buffer = new(512);
    private bool _inUse;

    private ArgumentEncoder(JsonSerializerOptions options)
    {
        _options = options;
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = options.Encoder, SkipValidation = true });
    }

    /// <summary>Starts an array; with the event's name as its first element, or without for an acknowledgement.</summary>
    public static ArgumentEncoder Begin(JsonSerializerOptions options, string? eventName)
    {
        ArgumentEncoder? encoder = _encoderOfThread;
        if (encoder is null || encoder._options != options || encoder._inUse)
        {
            // In use: a converter sends an event while this thread encodes another one.
            encoder = new ArgumentEncoder(options);
            _encoderOfThread = encoder;
        }

        encoder.Start(eventName);
        return encoder;
    }

    public ArgumentEncoder Add<T>(T argument)
    {
        List<ReadOnlyMemory<byte>>? outer = AttachmentConverter.Written;
        AttachmentConverter.Written = _attachments;
        try
        {
            JsonSerializer.Serialize(_writer, argument, (JsonTypeInfo<T>)_options.GetTypeInfo(typeof(T)));
            return this;
        }
        catch
        {
            _inUse = false;
            throw;
        }
        finally
        {
            AttachmentConverter.Written = outer;
        }
    }

    /// <summary>Adds arguments that are JSON already, with commas between them.</summary>
    public ArgumentEncoder AddRaw(ReadOnlySpan<byte> utf8Arguments, IReadOnlyList<ReadOnlyMemory<byte>> attachments, bool isFirst)
    {
        if (utf8Arguments.Length > 0)
        {
            _writer.Flush();
            if (!isFirst)
            {
                _buffer.Write(","u8);
            }

            _buffer.Write(utf8Arguments);
        }

        _attachments.AddRange(attachments);
        return this;
    }

    public ReadOnlySpan<byte> End(out OutboundPacket[]? attachments)
    {
        _writer.Flush();
        _buffer.Write("]"u8);
        attachments = _attachments.Count == 0 ? null : new OutboundPacket[_attachments.Count];
        for (int i = 0; i < _attachments.Count; i++)
        {
            attachments![i] = OutboundPacket.Binary(_attachments[i].Span);
        }

        _inUse = false;
        return _buffer.WrittenSpan;
    }

    private void Start(string? eventName)
    {
        _inUse = true;
        _attachments.Clear();
        if (_buffer.Capacity > MaxKeptBuffer)
        {
            _buffer = new ArrayBufferWriter<byte>(512);
        }

        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        _writer.WriteStartArray();
        if (eventName is not null)
        {
            _writer.WriteStringValue(eventName);
        }
    }
}

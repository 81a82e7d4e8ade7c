using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Parley.SocketIO;

/// <summary>
/// The arguments of an event or of an acknowledgement, as they came: checked JSON in UTF-8. Those of an event are valid until its handler
/// has completed.
/// </summary>
public sealed class EventArguments
{
    private readonly ReadOnlyMemory<byte> _utf8;
    private volatile bool _released;
    private readonly JsonSerializerOptions _json;

    internal EventArguments(
        ReadOnlyMemory<byte> utf8, int count, IReadOnlyList<ReadOnlyMemory<byte>> attachments, JsonSerializerOptions json)
    {
        _utf8 = utf8;
        _json = json;
        Count = count;
        Attachments = attachments;
    }

    internal JsonSerializerOptions Json => _json;

    /// <summary>How many arguments there are.</summary>
    public int Count { get; }

    /// <summary>
    /// The arguments in UTF-8 with commas between them, such as <c>{"a":1},"b"</c>; empty when there are none. It can be sent on as it is with
    /// <see cref="EventTargetExtensions.EmitRaw"/>.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The event's handler has completed.</exception>
    public ReadOnlyMemory<byte> Utf8
    {
        get
        {
            ObjectDisposedException.ThrowIf(_released, this);
            return _utf8;
        }
    }

    /// <summary>The binary attachments that placeholders in the arguments refer to.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Attachments { get; }

    /// <summary>Reads an argument.</summary>
    /// <typeparam name="T">Its type; needs type information in <see cref="SocketIOOptions.Json"/>.</typeparam>
    /// <param name="index">Its position, from 0.</param>
    /// <returns>The value; never null.</returns>
    /// <exception cref="InvalidArgumentsException">The argument is missing, null, or not a <typeparamref name="T"/>.</exception>
    public T Get<T>(int index) => Get((JsonTypeInfo<T>)_json.GetTypeInfo(typeof(T)), index);

    /// <summary>Reads an argument with the type information given, which costs no look-up.</summary>
    /// <typeparam name="T">The argument's type.</typeparam>
    /// <param name="typeInfo">How to read it.</param>
    /// <param name="index">Its position, from 0.</param>
    /// <returns>The value; never null.</returns>
    /// <exception cref="InvalidArgumentsException">The argument is missing, null, or not a <typeparamref name="T"/>.</exception>
    public T Get<T>(JsonTypeInfo<T> typeInfo, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        try
        {
            return Read(typeInfo, index) ?? throw new InvalidArgumentsException();
        }
        catch (Exception exception) when (
            exception is (JsonException or InvalidOperationException or FormatException or OverflowException) and not ObjectDisposedException)
        {
            // InvalidOperationException and FormatException: half a surrogate pair, a number of another shape.
            throw new InvalidArgumentsException(exception);
        }
        finally
        {
            AttachmentConverter.Received = null;
        }
    }

    /// <summary>The buffer goes back to the pool: whoever still reads must fail, not see another event.</summary>
    internal void Release() => _released = true;

    private T? Read<T>(JsonTypeInfo<T> typeInfo, int index)
    {
        if (index >= Count)
        {
            throw new InvalidArgumentsException();
        }

        AttachmentConverter.Received = Attachments;
        if (index == 0 && Count == 1)
        {
            return JsonSerializer.Deserialize(Utf8.Span, typeInfo);
        }

        byte[] array = [(byte)'[', .. Utf8.Span, (byte)']'];
        var reader = new Utf8JsonReader(array);
        reader.Read();
        reader.Read();
        for (int i = 0; i < index; i++)
        {
            reader.Skip();
            reader.Read();
        }

        return JsonSerializer.Deserialize(ref reader, typeInfo);
    }
}

using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Parley.SocketIO.Packets;

/// <summary>
/// Refuses an object that has a key twice: parsers disagree on which one counts, so such an object means different things to different
/// readers. Small objects, that is nearly all, are compared in place; large ones, and names with escapes, use a set, so that the cost stays linear.
/// </summary>
internal ref struct PropertyNames : IDisposable
{
    private const int MaxComparedInPlace = 24;
    private const int InitialCapacity = 32;

    private readonly ReadOnlySpan<byte> _json;
    private readonly int _maxDepth;
    private Name[]? _names;
    private int _count;
    private int[]? _firstOfDepth;
    private Dictionary<int, HashSet<string>>? _large;

    public PropertyNames(ReadOnlySpan<byte> json, int maxDepth)
    {
        _json = json;
        _maxDepth = maxDepth;
    }

    public void Observe(scoped in Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Begin(reader.CurrentDepth);
                break;
            case JsonTokenType.PropertyName:
                Add(new Name((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length, reader.ValueIsEscaped), reader.CurrentDepth - 1);
                break;
            case JsonTokenType.EndObject:
                _count = _firstOfDepth![reader.CurrentDepth];
                _large?.Remove(reader.CurrentDepth);
                break;
        }
    }

    public void Dispose()
    {
        if (_names is not null)
        {
            ArrayPool<Name>.Shared.Return(_names);
            ArrayPool<int>.Shared.Return(_firstOfDepth!);
            _names = null;
        }
    }

    private void Begin(int depth)
    {
        _names ??= ArrayPool<Name>.Shared.Rent(InitialCapacity);
        _firstOfDepth ??= ArrayPool<int>.Shared.Rent(_maxDepth + 1);
        _firstOfDepth[depth] = _count;
    }

    private void Add(Name name, int depth)
    {
        int first = _firstOfDepth![depth];
        bool inPlace = !name.IsEscaped && _count - first < MaxComparedInPlace && _large?.ContainsKey(depth) != true;
        if (!(inPlace ? IsNewInPlace(name, first) : IsNewInSet(name, first, depth)))
        {
            throw new ProtocolException("A key occurs twice in one object");
        }

        if (inPlace)
        {
            Push(name);
        }
    }

    private readonly bool IsNewInPlace(Name name, int first)
    {
        for (int i = first; i < _count; i++)
        {
            if (_json.Slice(_names![i].Start, _names[i].Length).SequenceEqual(_json.Slice(name.Start, name.Length)))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsNewInSet(Name name, int first, int depth)
    {
        _large ??= [];
        if (!_large.TryGetValue(depth, out HashSet<string>? set))
        {
            set = new HashSet<string>(StringComparer.Ordinal);
            _large[depth] = set;
            for (int i = first; i < _count; i++)
            {
                set.Add(Unescape(_names![i]));
            }
        }

        return set.Add(Unescape(name));
    }

    private readonly string Unescape(Name name)
    {
        ReadOnlySpan<byte> content = _json.Slice(name.Start, name.Length);
        try
        {
            return JsonText.Unescape(content, name.IsEscaped);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair has no text; then the spelling counts.
            return Encoding.UTF8.GetString(content);
        }
    }

    private void Push(Name name)
    {
        if (_count == _names!.Length)
        {
            Name[] larger = ArrayPool<Name>.Shared.Rent(2 * _count);
            _names.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<Name>.Shared.Return(_names);
            _names = larger;
        }

        _names[_count++] = name;
    }

    private readonly record struct Name(int Start, int Length, bool IsEscaped);
}

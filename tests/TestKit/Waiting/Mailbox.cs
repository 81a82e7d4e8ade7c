using System.Threading.Channels;

namespace Parley.TestKit.Waiting;

/// <summary>What a handler in the server under test observed, for the test to wait for.</summary>
/// <param name="what">What is put into it, for the message of a test that waits in vain.</param>
public sealed class Mailbox<T>(string what)
{
    private readonly Channel<T> _items = Channel.CreateUnbounded<T>();

    public void Add(T item) => _items.Writer.TryWrite(item);

    /// <summary>The next item, as soon as there is one.</summary>
    public Task<T> NextAsync() => _items.Reader.ReadAsync().AsTask().Within(what);

    public async Task<IReadOnlyList<T>> NextAsync(int count)
    {
        var items = new List<T>(count);
        while (items.Count < count)
        {
            items.Add(await NextAsync());
        }

        return items;
    }

    /// <summary>What has come so far.</summary>
    public IReadOnlyList<T> TakeAll()
    {
        var items = new List<T>();
        while (_items.Reader.TryRead(out T? item))
        {
            items.Add(item);
        }

        return items;
    }
}

using System.Collections.Concurrent;

namespace Parley.Samples.Host;

/// <summary>What the shop would send by e-mail or push.</summary>
internal sealed class Letters
{
    private readonly ConcurrentQueue<(string UserId, string Text)> _sent = [];

    public void Send(IEnumerable<string> userIds, string text)
    {
        foreach (string userId in userIds)
        {
            _sent.Enqueue((userId, text));
        }
    }

    public IEnumerable<string> Of(string userId) => _sent.Where(letter => letter.UserId == userId).Select(static letter => letter.Text);
}

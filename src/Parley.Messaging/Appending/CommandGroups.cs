using System.Runtime.InteropServices;
using Parley.Messaging.Users;

namespace Parley.Messaging.Appending;

/// <summary>
/// The commands of a batch by what they may wait for: two with a conversation or a user in common, be it through others, are of one group. A group is
/// named by the place of one of its commands.
/// </summary>
internal sealed class CommandGroups(int commands)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, commands)];
    private readonly Dictionary<Guid, int> _conversations = [];
    private readonly Dictionary<UserKey, int> _users = [];

    public void Add(int command, in Footprint footprint)
    {
        if (footprint.Conversation is { } conversation)
        {
            Join(_conversations, conversation, command);
        }

        if (footprint.User is { } user)
        {
            Join(_users, user, command);
        }
    }

    public int Of(int command)
    {
        while (_parents[command] != command)
        {
            command = _parents[command] = _parents[_parents[command]];
        }

        return command;
    }

    private void Join<TKey>(Dictionary<TKey, int> firsts, TKey key, int command)
        where TKey : notnull
    {
        ref int first = ref CollectionsMarshal.GetValueRefOrAddDefault(firsts, key, out bool isKnown);
        if (isKnown)
        {
            _parents[Of(command)] = Of(first);
        }
        else
        {
            first = command;
        }
    }
}

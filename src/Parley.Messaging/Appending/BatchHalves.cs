using Parley.Messaging.Policies;

namespace Parley.Messaging.Appending;

/// <summary>
/// The commands of a batch in two halves that have neither a conversation nor a user in common, so that each can be a transaction of its own and waits
/// for nothing that the other one holds. The second one is empty where that would gain nothing or cannot be.
/// </summary>
internal readonly record struct BatchHalves(List<PendingCommand> First, List<PendingCommand> Second)
{
    /// <summary>What a second transaction costs is worth it from about here on.</summary>
    internal const int MinCommands = 128;

    public static BatchHalves Of(List<PendingCommand> commands, LimitOptions limits)
    {
        if (commands.Count < MinCommands || GroupsOf(commands, limits) is not { } groups)
        {
            return new BatchHalves(commands, []);
        }

        bool[] isSecond = Deal(groups, commands.Count);
        var halves = new BatchHalves([], []);
        for (int i = 0; i < commands.Count; i++)
        {
            (isSecond[groups.Of(i)] ? halves.Second : halves.First).Add(commands[i]);
        }

        return halves;
    }

    private static CommandGroups? GroupsOf(List<PendingCommand> commands, LimitOptions limits)
    {
        var groups = new CommandGroups(commands.Count);
        for (int i = 0; i < commands.Count; i++)
        {
            Footprint footprint = commands[i].FootprintUnder(limits);
            if (footprint.IsWide)
            {
                return null;
            }

            groups.Add(i, footprint);
        }

        return groups;
    }

    // The largest group first, each to the half that is smaller by then: a single one leaves the second half empty.
    private static bool[] Deal(CommandGroups groups, int commands)
    {
        int[] smallerBy = new int[commands];
        int[] names = new int[commands];
        for (int i = 0; i < commands; i++)
        {
            names[i] = i;
            smallerBy[groups.Of(i)]--;
        }

        Array.Sort(smallerBy, names);
        bool[] isSecond = new bool[commands];
        int more = 0;
        for (int i = 0; i < commands && smallerBy[i] < 0; i++)
        {
            isSecond[names[i]] = more > 0;
            more += isSecond[names[i]] ? smallerBy[i] : -smallerBy[i];
        }

        return isSecond;
    }
}

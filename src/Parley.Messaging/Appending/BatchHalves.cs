namespace Parley.Messaging.Appending;

/// <summary>
/// The commands of a batch in two halves that have no conversation in common, so that each can be a transaction of its own while the other one
/// runs. The second one is empty where that would gain nothing or where a command may touch several conversations.
/// </summary>
internal readonly record struct BatchHalves(List<PendingCommand> First, List<PendingCommand> Second)
{
    /// <summary>What a second transaction costs is worth it from about here on.</summary>
    internal const int MinCommands = 32;

    public static BatchHalves Of(List<PendingCommand> commands)
    {
        if (commands.Count < MinCommands)
        {
            return new BatchHalves(commands, []);
        }

        var halves = new BatchHalves([], []);
        foreach (PendingCommand command in commands)
        {
            if (command.OnlyConversation is not { } conversation)
            {
                return new BatchHalves(commands, []);
            }

            (IsEven(conversation) ? halves.First : halves.Second).Add(command);
        }

        return halves.First.Count == 0 ? new BatchHalves(halves.Second, []) : halves;
    }

    private static bool IsEven(Guid conversation) => (conversation.GetHashCode() & 1) == 0;
}

namespace Parley.Messaging.Conversations;

/// <summary>How many members a group may have.</summary>
public static class GroupSize
{
    public const int Max = 2000;

    public static ParleyError? Check(int members) =>
        members <= Max ? null : ParleyError.Invalid("members", $"A group has {Max:N0} members at most");
}

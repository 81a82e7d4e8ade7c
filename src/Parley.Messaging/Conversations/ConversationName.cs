using Parley.Messaging.Messages;
using Parley.Messaging.Policies;

namespace Parley.Messaging.Conversations;

/// <summary>What a group may be called.</summary>
public static class ConversationName
{
    public const int MaxLength = 200;

    public static ParleyError? Check(string name) =>
        !string.IsNullOrWhiteSpace(name) && ContentPolicy.IsStorable(name) && CodePoints.TryCount(name, out int count) && count <= MaxLength
            ? null
            : ParleyError.Invalid("name", $"A name has 1 to {MaxLength} characters");
}

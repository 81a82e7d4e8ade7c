using Parley.Messaging.Users;

namespace Parley.Messaging.Appending;

/// <summary>
/// The rows that a command may wait for: those of one conversation, of one user (known or counted), of both — or of several, which only the
/// transaction will know.
/// </summary>
internal readonly record struct Footprint
{
    private Footprint(Guid? conversation, UserKey? user, bool isWide) => (Conversation, User, IsWide) = (conversation, user, isWide);

    /// <summary>Conversations or users that cannot be told before, or too many to tell.</summary>
    public static Footprint Wide => new(null, null, isWide: true);

    public Guid? Conversation { get; }

    public UserKey? User { get; }

    public bool IsWide { get; }

    public static Footprint Of(Guid conversation) => new(conversation, null, isWide: false);

    public static Footprint Of(UserKey user) => new(null, user, isWide: false);

    public static Footprint Of(Guid conversation, UserKey user) => new(conversation, user, isWide: false);
}

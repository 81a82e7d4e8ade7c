namespace Parley.Server.Gateways;

/// <summary>The rooms that sockets of a gateway are in from the beginning.</summary>
[Flags]
internal enum JoinedRooms
{
    None = 0,

    /// <summary>Of all conversations of the user, those that come later included.</summary>
    Conversations = 1,

    Company = 2,
}

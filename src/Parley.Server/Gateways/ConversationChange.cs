namespace Parley.Server.Gateways;

/// <summary>What a conversation as a whole is told for.</summary>
internal enum ConversationChange
{
    /// <summary>It is new to the user.</summary>
    New,

    /// <summary>Its name, its status, its order or a role has changed.</summary>
    Updated,

    /// <summary>Somebody was added or removed.</summary>
    Members,
}

namespace Parley.Messaging.Policies;

/// <summary>What the caller may do with a conversation now, so that a client need not guess.</summary>
public sealed record Capabilities(
    SendCapability Send,
    bool Edit,
    bool Archive,
    bool Unarchive,
    bool Block,
    bool Unblock,
    bool Rename,
    bool AddMembers,
    bool RemoveMembers,
    bool Leave);

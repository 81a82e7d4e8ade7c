namespace Parley.Messaging.Users;

/// <summary>A user: the same id in two companies is two users.</summary>
public readonly record struct UserKey(string Company, string Id);

namespace Parley.Messaging;

/// <summary>Ids of conversations and messages: UUIDv7, so that they sort by the time they were made.</summary>
public sealed class IdGenerator(TimeProvider time)
{
    public Guid Next() => Guid.CreateVersion7(time.GetUtcNow());
}

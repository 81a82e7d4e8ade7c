namespace Parley.Messaging.Events;

/// <summary>Something that happened; all but <see cref="TypingChanged"/> is stored. The types derived from it are all there are.</summary>
public abstract record ChatEvent(string Company)
{
    /// <summary>What the host's code and webhooks call it; null for what is of no use outside.</summary>
    public virtual string? Name => null;
}

using Parley.Messaging.Appending;

namespace Parley.Messaging.Presence;

/// <summary>One user typing in one conversation, or one who has just ended: kept for as long as a start would be one too many.</summary>
internal sealed class Typing(MemberKey member)
{
    public MemberKey Member => member;

    /// <summary>As others were told.</summary>
    public bool IsOn { get; set; }

    /// <summary>Which of the user's devices started last.</summary>
    public object? Device { get; set; }

    public long StartedAt { get; set; }

    /// <summary>The device whose start was told to others last.</summary>
    public object? ToldFor { get; set; }

    public long ToldAt { get; set; }

    /// <summary>Null once it is forgotten.</summary>
    public ITimer? Timer { get; set; }
}

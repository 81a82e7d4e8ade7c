namespace Parley.Server.Settings;

/// <summary>The gateway of marketplaces, <c>/messages</c>.</summary>
public sealed class MessagesSocketOptions
{
    /// <summary>Whether the namespace <c>/messages</c> exists. Environment: <c>ENABLE_MESSAGES_SOCKET</c>. Default: true.</summary>
    public bool Enabled { get; set; } = true;
}

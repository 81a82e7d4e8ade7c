namespace Parley.Server.Rest.Messages;

/// <summary>Another text for a message.</summary>
internal sealed record EditMessageBody
{
    public required string Content { get; init; }
}

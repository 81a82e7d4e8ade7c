using Parley.Messaging.Appending;
using Parley.Messaging.Messages;

namespace Parley.Messaging.Tests.Appending;

/// <summary>A command with a bug: it sends a message, then throws.</summary>
internal sealed record PoisonedCommand(SendMessage Send) : AppendCommand<SentMessage>
{
    internal override void Require(FactKeys keys) => Send.Require(keys);

    internal override Result<SentMessage> Decide(AppendBatch batch)
    {
        Send.Decide(batch).ShouldSucceed();
        throw new InvalidOperationException("a bug");
    }
}

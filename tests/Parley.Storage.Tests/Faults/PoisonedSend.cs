using Parley.Messaging;
using Parley.Messaging.Appending;
using Parley.Messaging.Messages;
using Parley.Messaging.Policies;

namespace Parley.Storage.Tests.Faults;

/// <summary>A command with a bug: it sends a message, then does something to the batch that it must not do.</summary>
internal sealed record PoisonedSend(SendMessage Send, Action<AppendBatch, Message> Bug) : AppendCommand<SentMessage>
{
    internal override Footprint FootprintUnder(LimitOptions limits) => Send.FootprintUnder(limits);

    internal override void Require(FactKeys keys) => Send.Require(keys);

    internal override Result<SentMessage> Decide(AppendBatch batch)
    {
        Result<SentMessage> sent = Send.Decide(batch);
        if (sent.Succeeded(out SentMessage? stored, out _))
        {
            Bug(batch, stored.Message);
        }

        return sent;
    }
}

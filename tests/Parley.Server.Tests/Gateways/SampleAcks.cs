using Parley.Messaging;
using Parley.Messaging.Receipts;
using Parley.Messaging.Sync;
using Parley.Server.Gateways.Connecting;
using Parley.Server.Gateways.Conversations;
using Parley.Server.Gateways.Payloads;
using Parley.Server.Wire;

namespace Parley.Server.Tests.Gateways;

/// <summary>Acknowledgements of every shape.</summary>
internal static class SampleAcks
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 5, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, object> All = new(StringComparer.Ordinal)
    {
        ["done"] = SuccessAck.Plain,
        ["refused"] = ErrorAck.Of(ParleyError.NotAMember),
        ["refused-for-a-while"] = ErrorAck.Of(ParleyError.RateLimited(TimeSpan.FromMilliseconds(1234.5), "Too many messages")),
        ["message"] = new MessageAck<ChatMessage>(ChatMessage.Of(Wire.Samples.Text, MessageStatus.Delivered)),
        ["sent"] = new SentAck(Wire.Samples.Text.Id, ConversationMessage.Of(Wire.Samples.Text, MessageStatus.Sent)),
        ["position"] = new PositionAck(7, 5),
        ["refreshed"] = new RefreshedAck(At),
        ["sync"] = SyncOf(),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static object Find(string name) => All[name];

    private static SyncAck<ConversationMessage> SyncOf()
    {
        var floor = new ReceiptFloor();
        floor.Add("ann", 7, 7);
        floor.Add("bob", 7, 5);
        var synced = new SyncedConversation
        {
            Id = Wire.Samples.ConversationId,
            Rev = 9,
            HasMore = false,
            Messages = [Wire.Samples.Text],
            Floor = floor,
            View = null,
        };
        SyncAnswerShape<ConversationMessage> shape = SyncAnswerShape<ConversationMessage>.Of(
            new SyncAnswer("epoch-1", ResyncRequired: false, [synced], [Wire.Samples.Text.Id]), Wire.Samples.CapabilitiesOf);
        return new SyncAck<ConversationMessage>(shape.Epoch, shape.ResyncRequired, shape.Conversations, shape.Removed);
    }
}

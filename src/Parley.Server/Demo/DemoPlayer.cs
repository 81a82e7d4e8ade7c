using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;

namespace Parley.Server.Demo;

/// <summary>Has demo people say their lines, and read those of the others.</summary>
internal sealed class DemoPlayer(MessageSender sender, ReceiptMarker receipts, TimeProvider time)
{
    /// <summary>More than the millisecond that tells which of two conversations had the later message.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    /// <summary>All talks side by side but for their last lines: lists are in the same order every time.</summary>
    public async Task PlayAsync(IReadOnlyList<(DemoTalk Talk, StartedConversation Started)> talks, CancellationToken cancellationToken)
    {
        Scene[] scenes = [.. talks.Select(static one => new Scene(one.Talk, one.Started.Conversation.Id))];
        await Task.WhenAll(scenes.Select(scene => SayAsync(scene, scene.Talk.Lines.Count - 1, cancellationToken)));
        foreach (Scene scene in scenes)
        {
            await Task.Delay(Pause, time, cancellationToken);
            await SayAsync(scene, scene.Talk.Lines.Count, cancellationToken);
        }

        await Task.WhenAll(scenes.SelectMany(scene => scene.Talk.Members.Select(member => ReadAsync(scene, member, cancellationToken))));
    }

    private async Task SayAsync(Scene scene, int until, CancellationToken cancellationToken)
    {
        foreach (DemoLine line in scene.Talk.Lines.Take(until).Skip(scene.Said.Count))
        {
            Guid? repliesTo = line.RepliesTo is { } index ? scene.Said[index] : null;
            var message = new SendMessage(
                line.Sender.Caller, scene.ConversationId, new MessageContent(MessageType.Text, line.Text), ReplyToId: repliesTo);
            Result<SentMessage> sent = await sender.SendAsync(message, cancellationToken);
            scene.Said.Add(sent.Succeeded(out SentMessage? stored, out ParleyError? refusal) ? stored.Message.Id : LeaveOut(refusal));
        }
    }

    // Settings may allow less than what is said here: the line is left out.
    private static Guid? LeaveOut(ParleyError refusal) => refusal.Kind is ErrorKind.Forbidden or ErrorKind.Invalid or ErrorKind.RateLimited
        ? null
        : throw new InvalidOperationException($"The demo's messages could not be stored: {refusal.Code}");

    private async Task ReadAsync(Scene scene, DemoPerson member, CancellationToken cancellationToken)
    {
        bool hasReadAll = scene.Talk.Readers.Contains(member);
        Guid? ownLast = scene.Said.Where((_, index) => scene.Talk.Lines[index].Sender == member).LastOrDefault(static id => id is not null);
        if (hasReadAll || ownLast is not null)
        {
            await receipts.MarkAsync(
                member.Caller, scene.ConversationId, ReceiptKind.Read, hasReadAll ? [] : [ownLast!.Value], cancellationToken);
        }
    }

    /// <summary>A talk on its way; of lines that were left out there is no message.</summary>
    private sealed record Scene(DemoTalk Talk, Guid ConversationId)
    {
        public List<Guid?> Said { get; } = [];
    }
}
